package io.qilian.assembly.democlip.raster;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;
import io.qilian.kernel.api.geometry.Point;
import java.util.Arrays;

/**
 * Shadows of bodies on the ground: the one that the sun casts, with a soft rim, and the darkness beneath a body that
 * hides the sky. One cell a pixel. Not thread-safe.
 */
public final class ShadowMask {

    private static final double CONTACT_REACH_METRES = 0.9;
    private static final double CONTACT_DARKNESS = 0.72;
    private static final double SUN_DARKNESS = 0.92;

    /** What the codes of a picture are multiplied by, in 1/256, for a share of light; they grow with its 2.2th root. */
    private static final int[] FACTORS = new int[1025];

    static {
        for (int share = 0; share < FACTORS.length; share++) {
            FACTORS[share] = (int) (256 * Math.pow(share / 1024.0, 1 / 2.2));
        }
    }

    private final int width;
    private final int height;
    private final Projection projection;
    private final Vector sun;
    private final double sunShare;
    private final byte[] cast;
    private final byte[] softened;
    private final byte[] contact;
    private final float[] groundX;
    private final float[] groundY;
    private float[] flat = new float[4096];
    private int dirtyTop;
    private int dirtyBottom;

    /** Shadows in a picture of this size in pixels. */
    public ShadowMask(Projection projection, Light light) {
        this.projection = projection;
        this.width = projection.width();
        this.height = projection.height();
        this.sun = light.towardsSun();
        this.sunShare = light.sunShareOnGround() * SUN_DARKNESS;
        this.cast = new byte[width * height];
        this.softened = new byte[width * height];
        this.contact = new byte[width * height];
        this.groundX = new float[width * height];
        this.groundY = new float[width * height];
        for (int at = 0; at < groundX.length; at++) {
            int row = at / width;
            Point pixel = new Point(at % width + 0.5, row + 0.5);
            Point ground = projection.ground(pixel).orElse(new Point(1e6, 1e6));
            groundX[at] = (float) ground.x();
            groundY[at] = (float) ground.y();
        }
        clear();
    }

    /** Takes all shadows away. */
    public void clear() {
        Arrays.fill(cast, (byte) 0);
        Arrays.fill(contact, (byte) 0);
        dirtyTop = height;
        dirtyBottom = -1;
    }

    /** Adds the shadow that the sun casts of a body. */
    public void cast(Mesh mesh, Pose pose) {
        float[] vertices = mesh.vertices();
        if (flat.length < 3 * mesh.vertexCount()) {
            flat = new float[6 * mesh.vertexCount()];
        }
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            int from = vertex * Mesh.STRIDE;
            Vector world = pose.world(new Vector(vertices[from], vertices[from + 1], vertices[from + 2]));
            Vector shadow = world.minus(sun.times(world.z() / sun.z()));
            Vector view = projection.view(shadow);
            flat[3 * vertex + 2] = (float) view.z();
            flat[3 * vertex] = (float) (width / 2.0 + projection.focalPixels() * view.x() / view.z());
            flat[3 * vertex + 1] = (float) (height / 2.0 + projection.focalPixels() * view.y() / view.z());
        }
        int[] corners = mesh.corners();
        for (int corner = 0; corner < corners.length; corner += 3) {
            int first = 3 * corners[corner];
            int second = 3 * corners[corner + 1];
            int third = 3 * corners[corner + 2];
            double nearest = Math.min(flat[first + 2], Math.min(flat[second + 2], flat[third + 2]));
            if (nearest > Projection.NEAR_METRES) {
                fill(first, second, third);
            }
        }
    }

    /** Adds the darkness beneath a body that stands on a rectangle of this size. */
    public void contact(Pose pose, double lengthMetres, double widthMetres) {
        double reach = Math.hypot(lengthMetres, widthMetres) / 2 + CONTACT_REACH_METRES;
        int top = height;
        int bottom = -1;
        for (int corner = 0; corner < 4; corner++) {
            double x = pose.x() + (corner % 2 == 0 ? -reach : reach);
            double y = pose.y() + (corner < 2 ? -reach : reach);
            double row = projection.picture(new Vector(x, y, 0)).map(Point::y).orElse((double) height);
            top = (int) Math.max(0, Math.min(top, Math.floor(row)));
            bottom = (int) Math.min(height - 1, Math.max(bottom, Math.ceil(row)));
        }
        double cosine = Math.cos(pose.headingRadians());
        double sine = Math.sin(pose.headingRadians());
        for (int at = top * width; at < (bottom + 1) * width; at++) {
            double x = groundX[at] - pose.x();
            double y = groundY[at] - pose.y();
            if (Math.abs(x) < reach && Math.abs(y) < reach) {
                double ahead = Math.max(0, Math.abs(x * cosine + y * sine) - lengthMetres / 2 + 0.1);
                double beside = Math.max(0, Math.abs(y * cosine - x * sine) - widthMetres / 2 + 0.1);
                double near = Math.max(0, 1 - Math.hypot(ahead, beside) / CONTACT_REACH_METRES);
                int dark = (int) (255 * CONTACT_DARKNESS * near * near);
                contact[at] = (byte) Math.max(contact[at] & 255, dark);
            }
        }
        soil(top, bottom);
    }

    /** Darkens the ground in the samples of the same picture; the objects in it stay as they are. */
    public void darken(Samples samples) {
        soften();
        int perPixel = Samples.PER_PIXEL;
        for (int row = dirtyTop * perPixel; row < (dirtyBottom + 1) * perPixel; row++) {
            for (int column = 0; column < samples.width(); column++) {
                int cell = row / perPixel * width + column / perPixel;
                int shade = softened[cell] & 255;
                int dark = contact[cell] & 255;
                int at = row * samples.width() + column;
                if ((shade | dark) != 0 && samples.owners()[at] == Samples.GROUND) {
                    double left = (1 - sunShare * shade / 255) * (1 - dark / 255.0);
                    samples.colours()[at] = darkened(samples.colours()[at], left);
                }
            }
        }
    }

    /** Blurs the cast shadow over three by three cells. */
    private void soften() {
        for (int row = dirtyTop; row <= dirtyBottom; row++) {
            int above = Math.max(0, row - 1) * width;
            int below = Math.min(height - 1, row + 1) * width;
            for (int column = 0; column < width; column++) {
                int left = Math.max(0, column - 1);
                int right = Math.min(width - 1, column + 1);
                int sum = across(above, left, column, right)
                        + across(row * width, left, column, right)
                        + across(below, left, column, right);
                softened[row * width + column] = (byte) (sum / 9);
            }
        }
    }

    private int across(int row, int left, int column, int right) {
        return (cast[row + left] & 255) + (cast[row + column] & 255) + (cast[row + right] & 255);
    }

    private static int darkened(int colour, double light) {
        int factor = FACTORS[(int) (light * (FACTORS.length - 1))];
        int red = (((colour >> 16) & 255) * factor) >> 8;
        int green = (((colour >> 8) & 255) * factor) >> 8;
        int blue = ((colour & 255) * factor) >> 8;
        return (red << 16) | (green << 8) | blue;
    }

    private void fill(int first, int second, int third) {
        float least = Math.min(flat[first + 1], Math.min(flat[second + 1], flat[third + 1]));
        float greatest = Math.max(flat[first + 1], Math.max(flat[second + 1], flat[third + 1]));
        int top = Math.max(0, (int) Math.ceil(least - 0.5f));
        int bottom = Math.min(height - 1, (int) Math.floor(greatest - 0.5f));
        for (int row = top; row <= bottom; row++) {
            float y = row + 0.5f;
            float[] span = {Float.MAX_VALUE, -Float.MAX_VALUE};
            widen(span, first, second, y);
            widen(span, second, third, y);
            widen(span, third, first, y);
            int left = Math.max(0, Math.round(span[0]));
            int right = Math.min(width, Math.round(span[1]));
            if (left < right) {
                Arrays.fill(cast, row * width + left, row * width + right, (byte) 255);
            }
        }
        soil(top, bottom);
    }

    /** Remembers which rows have shadows, and the rows beside them for their soft rim. */
    private void soil(int top, int bottom) {
        if (top <= bottom) {
            dirtyTop = Math.max(0, Math.min(dirtyTop, top - 1));
            dirtyBottom = Math.min(height - 1, Math.max(dirtyBottom, bottom + 1));
        }
    }

    /** Widens the span of a row to where an edge meets it. */
    private void widen(float[] span, int from, int to, float y) {
        float start = flat[from + 1];
        float end = flat[to + 1];
        if ((start <= y) != (end <= y)) {
            float x = flat[from] + (y - start) / (end - start) * (flat[to] - flat[from]);
            span[0] = Math.min(span[0], x);
            span[1] = Math.max(span[1], x);
        }
    }
}
