package io.qilian.bundles.sl651.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The elements that this module knows: the resource {@code elements.csv}, after SL 651-2014, table C.1. Thread-safe. */
public final class Elements {

    private static final Elements STANDARD = new Elements();

    private final Map<Integer, Element> byGuide;
    private final Map<String, Element> bySymbol;

    private Elements() {
        byGuide = read();
        bySymbol =
                byGuide.values().stream().collect(Collectors.toUnmodifiableMap(Element::symbol, Function.identity()));
    }

    /**
     * The elements of the standard.
     *
     * @return the one table
     */
    public static Elements standard() {
        return STANDARD;
    }

    /**
     * The element that a guide byte names.
     *
     * @param guide 0 to 255
     * @return the element, if it is known
     */
    public Optional<Element> guided(int guide) {
        return Optional.ofNullable(byGuide.get(guide));
    }

    /**
     * The element of a symbol.
     *
     * @param symbol such as {@code Z}
     * @return the element, if it is known
     */
    public Optional<Element> named(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    /**
     * All of them.
     *
     * @return in the order of their guide bytes
     */
    public Collection<Element> all() {
        return byGuide.values();
    }

    private static Map<Integer, Element> read() {
        Map<Integer, Element> elements = new TreeMap<>();
        try (InputStream table = Elements.class.getResourceAsStream("elements.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Elements::element)
                    .forEach(element -> elements.put(element.guide(), element));
        } catch (IOException e) {
            throw new UncheckedIOException("elements.csv of this bundle cannot be read", e);
        }
        return elements;
    }

    private static Element element(String line) {
        String[] parts = line.split(";", -1);
        return new Element(
                Integer.parseInt(parts[0], 16),
                parts[1],
                parts[2],
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Element.Kind.valueOf(parts[5].toUpperCase(Locale.ROOT).replace('-', '_')));
    }
}
