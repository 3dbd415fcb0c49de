package io.qilian.kernel.settings.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    enum Side {
        LEFT,
        FAR_RIGHT
    }

    record Line(
            @Setting(en = "Name of the line", zh = "线名", pattern = "[a-z-]+") String name,
            @Setting(en = "One end", zh = "一端") Point from,
            @Setting(en = "Other end", zh = "另一端") Point to) {
        Line {
            if (from.equals(to)) {
                throw new IllegalArgumentException("The line has no length");
            }
        }
    }

    record Everything(
            @Setting(en = "Lines", zh = "线", minimum = 1, maximum = 3) List<Line> lines,
            @Setting(en = "Wait", zh = "等待", absent = "5s", minimum = 0.5, maximum = 60) Duration delay,
            @Setting(en = "Count", zh = "数", absent = "3", minimum = 1, maximum = 10) int count,
            @Setting(en = "Share", zh = "比例", absent = "0.5", minimum = 0, maximum = 1) double share,
            @Setting(en = "Whether", zh = "是否", absent = "true") boolean flag,
            @Setting(en = "Side", zh = "侧", absent = "left") Side side,
            @Setting(en = "Zone", zh = "时区", absent = "Asia/Shanghai") ZoneId zone,
            @Setting(en = "Model", zh = "模型", absent = "road-objects@prod") ModelReference model,
            @Setting(en = "From when", zh = "起始") Optional<Instant> since,
            @Setting(en = "Names", zh = "名称", absent = "[a, b]") List<String> names,
            @Setting(en = "Limits", zh = "限值") Map<String, Double> limits) {}

    private static final String LINES = "lines:\n- {name: north, from: [0, 0.5], to: [1, 0.5]}\n";

    @Test
    void readsEveryTypeAndFillsInDefaults() {
        Everything all = read(LINES);
        assertThat(all.lines()).containsExactly(new Line("north", new Point(0, 0.5), new Point(1, 0.5)));
        assertThat(all.delay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(all.count()).isEqualTo(3);
        assertThat(all.share()).isEqualTo(0.5);
        assertThat(all.flag()).isTrue();
        assertThat(all.side()).isEqualTo(Side.LEFT);
        assertThat(all.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(all.model()).isEqualTo(ModelReference.parse("road-objects"));
        assertThat(all.since()).isEmpty();
        assertThat(all.names()).containsExactly("a", "b");
        assertThat(all.limits()).isEmpty();

        Everything given = read(LINES
                + "delay: 1.5s\ncount: 7\nshare: 1\nflag: false\nside: far-right\nzone: UTC\nmodel: yolox-nano:1.0.0\n"
                + "since: 2026-03-01T00:00:00Z\nnames: [x]\nlimits: {pm2.5: 75, pm10: 150.5}\n");
        assertThat(given.delay()).isEqualTo(Duration.ofMillis(1500));
        assertThat(given.side()).isEqualTo(Side.FAR_RIGHT);
        assertThat(given.since()).contains(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(given.limits()).containsOnly(Map.entry("pm2.5", 75.0), Map.entry("pm10", 150.5));
    }

    @Test
    void namesAnUnknownKeyWithItsLineAndWhatWasMeant() {
        Problem problem = refusal(LINES + "cuont: 4\n");
        assertThat(problem.code()).isEqualTo("settings.unknown-key");
        assertThat(problem.where()).isEqualTo("scene.yaml:3 cuont");
        assertThat(problem.fix()).contains("Did you mean count?");
        assertThat(problem.expected()).contains("lines, delay, count");
        Problem nested = refusal("lines:\n- {name: north, from: [0, 0], to: [1, 1], colour: red}\n");
        assertThat(nested.where()).isEqualTo("scene.yaml:2 lines[0].colour");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(refusal("count: 4\n").where()).isEqualTo("scene.yaml:1 lines");
        assertThat(refusal("lines:\n- {name: north, from: [0, 0]}\n").where()).isEqualTo("scene.yaml:2 lines[0].to");
        assertThat(refusal("").code()).isEqualTo("settings.missing-key");
    }

    @Test
    void comparesWhatIsOutOfBounds() {
        Problem count = refusal(LINES + "count: 11\n");
        assertThat(count.code()).isEqualTo("settings.bounds");
        assertThat(count.expected()).isEqualTo("1 to 10");
        assertThat(count.actual()).isEqualTo("11");
        assertThat(refusal(LINES + "delay: 2m\n").expected()).isEqualTo("0.5 to 60 s");
        assertThat(refusal("lines: []\n").expected()).isEqualTo("1 to 3 items");
        assertThat(refusal("lines:\n- {name: N1, from: [0, 0], to: [1, 1]}\n").expected())
                .contains("[a-z-]+");
    }

    @Test
    void comparesWhatHasTheWrongForm() {
        assertThat(refusal(LINES + "count: many\n").expected()).isEqualTo("a whole number");
        assertThat(refusal(LINES + "count: 99999999999\n").expected()).isEqualTo("a whole number");
        assertThat(refusal(LINES + "share: .nan\n").expected()).isEqualTo("a number");
        assertThat(refusal(LINES + "share: NaN\n").expected()).isEqualTo("a number");
        assertThat(refusal(LINES + "flag: yes\n").expected()).isEqualTo("true or false");
        assertThat(refusal(LINES + "side: top\n").expected()).isEqualTo("one of left, far-right");
        assertThat(refusal(LINES + "delay: 5 seconds\n").expected()).contains("500ms");
        assertThat(refusal(LINES + "names: x\n").expected()).isEqualTo("a list");
        assertThat(refusal("lines:\n- {name: n, from: [0], to: [1, 1]}\n").expected())
                .isEqualTo("a point as [x, y]");
        assertThat(refusal("- a\n- b\n").expected()).isEqualTo("keys with values");
    }

    @Test
    void passesOnWhatTheRecordItselfRefuses() {
        Problem problem = refusal("lines:\n- {name: n, from: [1, 1], to: [1, 1]}\n");
        assertThat(problem.code()).isEqualTo("settings.inconsistent");
        assertThat(problem.what()).isEqualTo("The line has no length");
        assertThat(problem.where()).isEqualTo("scene.yaml:2 lines[0]");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThat(refusal("lines: [\n").where()).isEqualTo("scene.yaml:2");
        assertThat(refusal("\tlines: 1\n").code()).isEqualTo("settings.syntax");
        assertThat(refusal("a: 1\na: 2\n").message()).contains("a");
        assertThat(refusal("a: 1\n---\nb: 2\n").what()).contains("more than one document");
        assertThat(refusal("a: &x [*x]\n").code()).isIn("settings.syntax", "settings.unknown-key");
    }

    @Test
    void refusesExpandingAliasesAndDeepNesting() {
        assertThatThrownBy(() -> read("lines: " + "[".repeat(3000) + "]".repeat(3000)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> SettingsFile.of("long", "x".repeat(SettingsFile.MAXIMUM_LENGTH + 1)))
                .hasMessageContaining("too long");
    }

    @Test
    void readsAPartAndLeavesTheRestAlone() {
        SettingsFile card = SettingsFile.of("card", "license: apache-2.0\nqilian:\n  " + LINES.replace("\n-", "\n  -"));
        assertThat(card.part("qilian", Everything.class).lines()).hasSize(1);
        assertThatThrownBy(() -> card.part("other", Everything.class)).hasMessageContaining("The key other is missing");
    }

    @Test
    void writesWhatItReads(@TempDir Path folder) throws Exception {
        Everything given =
                read(LINES + "delay: 90s\nside: far-right\nnames: [东门, b]\nlimits: {a: 1}\n".replace("90s", "30s"));
        Path file = folder.resolve("scene.yaml");
        SettingsFile.write(file, given, "Written by the console");
        assertThat(Files.readString(file))
                .startsWith("# Written by the console\n")
                .doesNotContain("count");
        assertThat(SettingsFile.read(file).as(Everything.class)).isEqualTo(given);
        assertThat(folder.toFile().list()).containsExactly("scene.yaml");
    }

    @Test
    void namesAMissingFile(@TempDir Path folder) {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
                .hasMessageContaining("The file does not exist");
    }

    @Test
    void describesEveryKey() {
        SettingsGuide guide = SettingsGuide.of(Everything.class);
        assertThat(guide.entries())
                .extracting(SettingsGuide.Entry::key)
                .startsWith("lines", "lines[].name", "lines[].from", "lines[].to", "delay");
        assertThat(guide.entries())
                .filteredOn(entry -> entry.key().equals("delay"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.type()).contains("0.5 to 60 s");
                    assertThat(entry.absent()).isEqualTo("5s");
                    assertThat(entry.description().zh()).isEqualTo("等待");
                });
        assertThat(guide.entries().get(0).absent()).isEqualTo("required");
    }

    private static Everything read(String text) {
        return SettingsFile.of("scene.yaml", text).as(Everything.class);
    }

    private static Problem refusal(String text) {
        return catchThrowableOfType(ProblemException.class, () -> read(text)).problem();
    }
}
