package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /}: the page with the live picture. */
class PageServletTest {

    private final Web web = new Web(new PageServlet());

    @AfterEach
    void close() throws Exception {
        web.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html, <title>Qilian</title>",
        "/index.html, text/html, <title>Qilian</title>",
        "/page.js, text/javascript, api/events/stream",
        "/page.css, text/css, color-scheme"
    })
    void givesThePageAndWhatItIsMadeOf(String path, String type, String part) {
        HttpResponse<String> response = web.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).matches(type + "; ?charset=(?i:utf-8)");
        assertThat(response.body()).contains(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page.js", "/page.css"})
    void fetchesNothingFromElsewhere(String path) {
        assertThat(web.get(path).body()).doesNotContain("//", "@import", "url(");
    }

    @Test
    void holdsNoScriptAndNoStyleOfItsOwnWhichItsPolicyWouldForbid() {
        assertThat(web.get("/").body())
                .doesNotContain("<style", " style=")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void writesWhatScenariosTellAsTextOnly() {
        assertThat(web.get("/page.js").body())
                .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/unknown", "/web/index.html", "/favicon.ico", "/META-INF/MANIFEST.MF"})
    void knowsNoOtherFile(String path) {
        var problem = Web.problem(web.get(path), 404);
        assertThat(problem.get("code").asText()).isEqualTo("request.unknown");
        assertThat(problem.get("actual").asText()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../META-INF/MANIFEST.MF", "/%2e%2e/META-INF/MANIFEST.MF", "/..%2fpage.js", "//page.js"})
    void leavesItsFolderNever(String path) {
        assertThat(web.get(path).statusCode()).isBetween(400, 404);
    }
}
