package io.qilian.bundles.feeds.internal.liveness;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * A street as a camera sees it: buildings, road, cars that pass, the noise of a sensor, and date and name written into the
 * picture. Each seed is another street. Gives pictures as the bytes of BMP files.
 */
public final class SyntheticScene {

    /** Width of the pictures. */
    public static final int WIDTH = 192;

    /** Height of the pictures. */
    public static final int HEIGHT = 108;

    private static final int HEADER_BYTES = 54;

    /** Deviates, since drawing them anew for each pixel takes longer than everything else. */
    private static final double[] NOISE =
            new Random(1).doubles(1 << 17).map(uniform -> normal(uniform)).toArray();

    private final Random random;
    private final BufferedImage street;
    private int second;

    /**
     * A street.
     *
     * @param seed which one
     */
    public SyntheticScene(long seed) {
        random = new Random(seed);
        street = street(random);
    }

    /** A logistic deviate scaled to the standard deviation 1, which is near enough to a normal one. */
    private static double normal(double uniform) {
        return Math.log((uniform + 1e-9) / (1 - uniform + 1e-9)) * Math.sqrt(3) / Math.PI;
    }

    private static BufferedImage street(Random random) {
        BufferedImage image = new BufferedImage(2 * WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(grey(150 + random.nextInt(60)));
        pen.fillRect(0, 0, 2 * WIDTH, HEIGHT);
        for (int building = 0; building < 24; building++) {
            int left = random.nextInt(2 * WIDTH);
            int top = 10 + random.nextInt(HEIGHT / 3);
            int width = 12 + random.nextInt(30);
            pen.setColor(grey(40 + random.nextInt(160)));
            pen.fillRect(left, top, width, HEIGHT * 2 / 3 - top);
            pen.setColor(grey(random.nextInt(255)));
            for (int window = 0; window < 12; window++) {
                pen.fillRect(left + random.nextInt(width), top + random.nextInt(HEIGHT / 3), 3, 4);
            }
        }
        pen.setColor(grey(70 + random.nextInt(40)));
        pen.fillRect(0, HEIGHT * 2 / 3, 2 * WIDTH, HEIGHT / 3);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(2));
        for (int line = 0; line < 12; line++) {
            int at = random.nextInt(2 * WIDTH);
            pen.drawLine(at, HEIGHT * 2 / 3 + 4, at + random.nextInt(60) - 30, HEIGHT * 5 / 6);
        }
        pen.dispose();
        return image;
    }

    private static Color grey(int level) {
        return new Color(level, level, level);
    }

    /** What a picture is made of: the view, how bright, how blurred, how noisy. */
    public enum Fault {
        /** None. */
        NONE,
        /** The sensor gives nothing but a little noise. */
        BLACK,
        /** Overexposed. */
        WHITE,
        /** One grey all over, as from a decoder without a reference. */
        GREY,
        /** Out of focus. */
        DEFOCUSED,
        /** A cloth or hand before the lens. */
        COVERED,
        /** The camera was turned. */
        MOVED,
        /** Night: dark, with lamps and more noise. */
        NIGHT,
        /** Night with glaring headlights. */
        HEADLIGHTS,
        /** Heavy rain: many thin streaks, less contrast. */
        RAIN,
        /** A cloud: half as bright within a second. */
        DIM
    }

    /**
     * The next picture, one second later.
     *
     * @param fault what is wrong with it
     * @return a BMP file
     */
    public byte[] next(Fault fault) {
        second++;
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.drawImage(street, fault == Fault.MOVED ? -WIDTH / 4 : 0, 0, null);
        pen.setColor(grey(30 + second * 37 % 200));
        pen.fillRect(second * 29 % (WIDTH + 40) - 30, HEIGHT * 2 / 3 + 6, 26, 10);
        light(fault, pen);
        pen.dispose();
        if (fault == Fault.DEFOCUSED) {
            picture = blurred(picture);
        }
        write(picture);
        return bmp(picture, noise(fault));
    }

    private void light(Fault fault, Graphics2D pen) {
        switch (fault) {
            case BLACK -> fill(pen, new Color(3, 3, 3));
            case WHITE -> fill(pen, new Color(250, 250, 250));
            case GREY -> fill(pen, grey(128));
            case DIM -> fill(pen, new Color(0, 0, 0, 128));
            case NIGHT -> lamps(pen);
            case HEADLIGHTS -> {
                lamps(pen);
                if (second % 3 == 0) {
                    int at = second * 29 % WIDTH;
                    pen.setColor(new Color(255, 255, 255, 230));
                    pen.fillOval(at - 30, HEIGHT / 2 - 20, 60, 50);
                }
            }
            case RAIN -> rain(pen);
            case COVERED -> cover(pen);
            case NONE, DEFOCUSED, MOVED -> {}
        }
    }

    private static void fill(Graphics2D pen, Color colour) {
        pen.setColor(colour);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
    }

    private static void lamps(Graphics2D pen) {
        fill(pen, new Color(0, 0, 0, 225));
        for (int lamp = 0; lamp < 3; lamp++) {
            pen.setColor(new Color(255, 240, 200));
            pen.fillOval(20 + lamp * 60, HEIGHT / 3, 6, 6);
            pen.setColor(new Color(255, 240, 200, 60));
            pen.fillOval(5 + lamp * 60, HEIGHT / 2, 36, 30);
        }
    }

    private void rain(Graphics2D pen) {
        fill(pen, new Color(150, 150, 150, 90));
        pen.setStroke(new BasicStroke(1));
        pen.setColor(new Color(220, 220, 220, 150));
        for (int streak = 0; streak < 150; streak++) {
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(HEIGHT);
            pen.drawLine(x, y, x - 1, y + 6);
        }
    }

    /** A dark brown thing so near that it has no edges, lit a little from one side. */
    private static void cover(Graphics2D pen) {
        for (int column = 0; column < WIDTH; column++) {
            pen.setColor(new Color(40 + column / 8, 30 + column / 8, 25 + column / 10));
            pen.drawLine(column, 0, column, HEIGHT);
        }
    }

    /** Made smaller by halves, so that each pixel is a mean, and large again. */
    private static BufferedImage blurred(BufferedImage picture) {
        return scaled(scaled(scaled(picture, WIDTH / 2, HEIGHT / 2), WIDTH / 4, HEIGHT / 4), WIDTH, HEIGHT);
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }

    /** Date and name, which the camera writes after everything else. */
    private void write(BufferedImage picture) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.setFont(pen.getFont().deriveFont(9f));
        pen.drawString("2026-07-01 12:00:" + second % 60, 4, 12);
        pen.drawString("EAST GATE", WIDTH - 60, HEIGHT - 5);
        pen.dispose();
    }

    private static double noise(Fault fault) {
        return switch (fault) {
            case NIGHT, HEADLIGHTS -> 5;
            case BLACK, COVERED -> 2;
            default -> 0.8;
        };
    }

    private byte[] bmp(BufferedImage picture, double noise) {
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + WIDTH * HEIGHT * 3).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(HEADER_BYTES);
        file.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
        file.putInt(0)
                .putInt(WIDTH * HEIGHT * 3)
                .putInt(2835)
                .putInt(2835)
                .putInt(0)
                .putInt(0);
        int offset = random.nextInt(NOISE.length - WIDTH * HEIGHT);
        int[] pixels = picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        for (int y = HEIGHT - 1; y >= 0; y--) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = pixels[y * WIDTH + x];
                int more = (int) Math.round(NOISE[offset + y * WIDTH + x] * noise);
                file.put(level(rgb & 0xff, more));
                file.put(level(rgb >> 8 & 0xff, more));
                file.put(level(rgb >> 16 & 0xff, more));
            }
        }
        return file.array();
    }

    private static byte level(int level, int more) {
        return (byte) Math.max(0, Math.min(255, level + more));
    }
}
