package io.qilian.assembly.democlip.raster;

import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.mesh.Skin;

/** Fills triangles of one object after the other. Fields instead of parameters: this is the innermost loop. */
final class Brush {

    private final Samples samples;
    private final int[] touched;
    private final float[] sun;
    private final float[] sky;
    private final float[] haze;
    private final float[] mixed = new float[Vertices.STRIDE];
    private float[] palette = Palette.PLAIN.values();
    private float hazeShare;
    private int owner;
    private int stroke;
    private int covered;
    private float[] vertices = {};
    private Skin skin = Skin.of(Material.PAINT);
    private int first;
    private int second;
    private int third;

    Brush(Samples samples, Light light) {
        this.samples = samples;
        this.touched = new int[samples.width() * samples.height()];
        this.sun = values(light.sun());
        this.sky = values(light.sky());
        this.haze = values(light.haze());
    }

    /** Begins an object. */
    void begin(float[] placed, Palette colours, int seenAs, double hazeBetween) {
        this.vertices = placed;
        this.palette = colours.values();
        this.owner = seenAs;
        this.hazeShare = (float) hazeBetween;
        this.stroke++;
        this.covered = 0;
    }

    /** Number of samples that the object covers so far, hidden or not. */
    int covered() {
        return covered;
    }

    /** Fills the triangle of three vertices, given by where their values start, if it faces the camera. */
    void fill(int[] corners, int triangle, Skin with) {
        first = corners[3 * triangle] * Vertices.STRIDE;
        second = corners[3 * triangle + 1] * Vertices.STRIDE;
        third = corners[3 * triangle + 2] * Vertices.STRIDE;
        skin = with;
        if (vertices[first + 2] > 0 && vertices[second + 2] > 0 && vertices[third + 2] > 0) {
            float area = edge(first, second, vertices[third], vertices[third + 1]);
            if (area < 0) {
                fillRows(1 / area);
            }
        }
    }

    private void fillRows(float overArea) {
        int top = Math.max(0, (int) Math.ceil(least(1) - 0.5f));
        int bottom = Math.min(samples.height() - 1, (int) Math.floor(greatest(1) - 0.5f));
        int left = Math.max(0, (int) Math.ceil(least(0) - 0.5f));
        int right = Math.min(samples.width() - 1, (int) Math.floor(greatest(0) - 0.5f));
        float stepFirst = (vertices[second + 1] - vertices[third + 1]) * overArea;
        float stepSecond = (vertices[third + 1] - vertices[first + 1]) * overArea;
        for (int row = top; row <= bottom; row++) {
            float shareFirst = edge(second, third, left + 0.5f, row + 0.5f) * overArea;
            float shareSecond = edge(third, first, left + 0.5f, row + 0.5f) * overArea;
            int index = row * samples.width() + left;
            for (int column = left; column <= right; column++) {
                if (shareFirst >= 0 && shareSecond >= 0 && shareFirst + shareSecond <= 1) {
                    paint(index, shareFirst, shareSecond);
                }
                shareFirst += stepFirst;
                shareSecond += stepSecond;
                index++;
            }
        }
    }

    private void paint(int index, float shareFirst, float shareSecond) {
        float shareThird = 1 - shareFirst - shareSecond;
        float near = vertices[first + 2] * shareFirst
                + vertices[second + 2] * shareSecond
                + vertices[third + 2] * shareThird;
        if (touched[index] != stroke) {
            touched[index] = stroke;
            covered++;
        }
        if (near <= samples.nearness()[index]) {
            return;
        }
        samples.nearness()[index] = near;
        samples.owners()[index] = owner;
        for (int value = 3; value < Vertices.STRIDE; value++) {
            mixed[value] = vertices[first + value] * shareFirst
                    + vertices[second + value] * shareSecond
                    + vertices[third + value] * shareThird;
        }
        samples.colours()[index] = colour();
    }

    private int colour() {
        int material = skin.material(mixed[6], mixed[7]) * Palette.STRIDE;
        float mirror = palette[material + 3] * mixed[5];
        float glow = palette[material + 4];
        return ToneCurve.packed(
                channel(palette[material], 0, mirror, glow),
                channel(palette[material + 1], 1, mirror, glow),
                channel(palette[material + 2], 2, mirror, glow));
    }

    private float channel(float thrownBack, int channel, float mirror, float glow) {
        float own = thrownBack * (sun[channel] * mixed[3] + sky[channel] * mixed[4] + glow) + mirror * sky[channel] * 2;
        return own + (haze[channel] - own) * hazeShare;
    }

    private float edge(int from, int to, float x, float y) {
        return (vertices[to] - vertices[from]) * (y - vertices[from + 1])
                - (vertices[to + 1] - vertices[from + 1]) * (x - vertices[from]);
    }

    private float least(int value) {
        return Math.min(vertices[first + value], Math.min(vertices[second + value], vertices[third + value]));
    }

    private float greatest(int value) {
        return Math.max(vertices[first + value], Math.max(vertices[second + value], vertices[third + value]));
    }

    private static float[] values(Colour colour) {
        return new float[] {(float) colour.red(), (float) colour.green(), (float) colour.blue()};
    }
}
