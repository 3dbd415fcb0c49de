package io.qilian.assembly.democlip.body;

import static io.qilian.assembly.democlip.mesh.Material.CABIN;
import static io.qilian.assembly.democlip.mesh.Material.CANVAS;
import static io.qilian.assembly.democlip.mesh.Material.CHROME;
import static io.qilian.assembly.democlip.mesh.Material.GAP;
import static io.qilian.assembly.democlip.mesh.Material.GLASS;
import static io.qilian.assembly.democlip.mesh.Material.HEADLAMP;
import static io.qilian.assembly.democlip.mesh.Material.INDICATOR;
import static io.qilian.assembly.democlip.mesh.Material.LOAD;
import static io.qilian.assembly.democlip.mesh.Material.PAINT;
import static io.qilian.assembly.democlip.mesh.Material.PLATE;
import static io.qilian.assembly.democlip.mesh.Material.PLATE_TEXT;
import static io.qilian.assembly.democlip.mesh.Material.RED_STRIPE;
import static io.qilian.assembly.democlip.mesh.Material.SEAM;
import static io.qilian.assembly.democlip.mesh.Material.SECOND_PAINT;
import static io.qilian.assembly.democlip.mesh.Material.SECOND_SHADE;
import static io.qilian.assembly.democlip.mesh.Material.STEEL;
import static io.qilian.assembly.democlip.mesh.Material.TAILLAMP;
import static io.qilian.assembly.democlip.mesh.Material.TRIM;
import static io.qilian.assembly.democlip.mesh.Material.WHITE_STRIPE;

import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Skin;
import io.qilian.assembly.democlip.mesh.Skin.Side;
import io.qilian.assembly.democlip.mesh.SkinPainter;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;

/** Builds trucks. */
final class Trucks {

    private final TruckShape shape;
    private final double loadFront;
    private final double loadTop;

    private Trucks(TruckShape shape) {
        this.shape = shape;
        this.loadFront = shape.front() - shape.cabLength() - 0.15;
        this.loadTop = shape.height();
    }

    static Mesh mesh(TruckShape shape) {
        return new Trucks(shape).mesh();
    }

    private Mesh mesh() {
        MeshBuilder builder = new MeshBuilder().openSkyFrom(1.0);
        addCab(builder);
        double front = shape.front();
        double bed = shape.bed();
        builder.box(new Vector(-front + 0.1, -0.55, 0.55), new Vector(front - 0.4, 0.55, bed - 0.02), Livery.of(TRIM));
        builder.box(
                new Vector(-front, -shape.half() + 0.1, 0.45),
                new Vector(-front + 0.12, shape.half() - 0.1, 0.70),
                new Livery(Skin.of(TRIM), Skin.of(TRIM), bumper(), Skin.of(TRIM)));
        builder.box(
                new Vector(-front, -shape.half(), bed),
                new Vector(loadFront, shape.half(), loadTop),
                new Livery(loadSide(), Skin.of(loadMaterial()), loadRear(), Skin.of(loadRoof())));
        new Wheels(shape.wheelRadius(), shape.half() - 0.02, 0.55, shape.axles()).addTo(builder);
        return builder.mesh();
    }

    private void addCab(MeshBuilder builder) {
        double glass = shape.cabHeight() * 0.56;
        BoxyShape cab = new BoxyShape(shape.cabLength(), shape.width() * 0.97, shape.cabHeight(), 0.05, glass, 0.22);
        double middle = shape.front() - cab.front();
        cab.hull(middle).addTo(builder, new Livery(cabSide(cab), cabFront(cab), Skin.of(PAINT), cabTop(cab)));
        Solids solids = new Solids(builder);
        for (int hand = -1; hand <= 1; hand += 2) {
            Vector place = new Vector(shape.front() - 0.15, hand * (shape.half() + 0.16), glass + 0.35);
            solids.ellipsoid(place, new Vector(0.06, 0.10, 0.24), TRIM);
        }
    }

    private Skin cabSide(BoxyShape cab) {
        double front = shape.front();
        double rear = front - cab.length();
        double low = cab.sillGlass();
        double high = cab.height() - 0.30;
        SkinPainter side = new SkinPainter(Side.SIDE, PAINT, new double[] {rear, 0, front, cab.height()})
                .rectangle(TRIM, rear, 0, front, 0.55)
                .polygon(GLASS, rear + 0.55, low, front - 0.14, low, front - 0.34, high, rear + 0.55, high)
                .rectangle(SEAM, rear + 0.46, 0.6, rear + 0.48, high)
                .rectangle(CHROME, rear + 0.56, low - 0.18, rear + 0.74, low - 0.14);
        return new Wheels(shape.wheelRadius(), 0, 0, shape.axles().subList(0, 1))
                .arches(side)
                .skin();
    }

    private static Skin cabFront(BoxyShape cab) {
        double half = cab.half();
        double low = cab.sillGlass();
        return new SkinPainter(Side.END, PAINT, new double[] {-half, 0, half, cab.height()})
                .rectangle(GLASS, 0.10 - half, low + 0.02, half - 0.10, cab.height() - 0.24)
                .rectangle(TRIM, 0.18 - half, low - 0.10, half - 0.18, low)
                .rectangle(GAP, -0.62, low - 0.48, 0.62, low - 0.18)
                .rectangle(CHROME, -0.62, low - 0.34, 0.62, low - 0.31)
                .rectangle(CHROME, -0.12, low - 0.28, 0.12, low - 0.21)
                .rectangle(CABIN, 0.25 - half, low + 0.02, half - 0.25, low + 0.16)
                .rectangle(CABIN, 0.30, low + 0.2, 0.75, low + 0.6)
                .rectangle(TRIM, -half, 0, half, 0.62)
                .rectangle(TRIM, 0.08 - half, cab.height() - 0.26, half - 0.08, cab.height() - 0.14)
                .mirrored(TRIM, half - 0.52, 0.50, half, 0.84)
                .mirrored(HEADLAMP, half - 0.44, 0.56, half - 0.08, 0.77)
                .mirrored(INDICATOR, half - 0.08, 0.56, half - 0.01, 0.77)
                .rectangle(GAP, -0.60, 0.52, 0.60, 0.66)
                .rectangle(PLATE, -0.24, 0.38, 0.24, 0.52)
                .rectangle(PLATE_TEXT, -0.20, 0.42, 0.20, 0.48)
                .skin();
    }

    private Skin cabTop(BoxyShape cab) {
        double front = shape.front();
        double half = cab.half();
        return new SkinPainter(Side.TOP, PAINT, new double[] {front - cab.length(), -half, front, half})
                .rectangle(GLASS, front - 0.27, 0.12 - half, front - 0.05, half - 0.12)
                .rectangle(SEAM, front - 0.62, -half, front - 0.58, half)
                .skin();
    }

    private Skin loadSide() {
        double front = shape.front();
        double low = shape.bed();
        SkinPainter side = new SkinPainter(Side.SIDE, loadMaterial(), new double[] {-front, low, loadFront, loadTop});
        if (shape.load() == TruckShape.Load.CANVAS) {
            side.rectangle(SECOND_PAINT, -front, low, loadFront, low + 0.55);
        }
        for (double rib = -front + 0.55; rib < loadFront; rib += 0.62) {
            side.rectangle(shape.load() == TruckShape.Load.CANVAS ? SEAM : SECOND_SHADE, rib, low, rib + 0.05, loadTop);
        }
        for (double patch = -front + 0.1; patch < loadFront - 0.3; patch += 0.9) {
            side.rectangle(WHITE_STRIPE, patch, low, patch + 0.25, low + 0.07);
            side.rectangle(RED_STRIPE, patch + 0.25, low, patch + 0.5, low + 0.07);
        }
        return side.rectangle(STEEL, -front, loadTop - 0.06, loadFront, loadTop).skin();
    }

    private Skin loadRear() {
        double half = shape.half();
        double low = shape.bed();
        SkinPainter rear = new SkinPainter(Side.END, loadMaterial(), new double[] {-half, low, half, loadTop})
                .rectangle(STEEL, -half, low, half, low + 0.08)
                .mirrored(STEEL, half - 0.06, low, half, loadTop)
                .rectangle(STEEL, -half, loadTop - 0.07, half, loadTop);
        if (shape.load() == TruckShape.Load.BOX) {
            rear.rectangle(SEAM, -0.015, low, 0.015, loadTop)
                    .mirrored(STEEL, 0.22, low, 0.26, loadTop)
                    .mirrored(STEEL, half - 0.40, low, half - 0.36, loadTop);
        }
        return rear.mirrored(RED_STRIPE, half - 0.75, low + 0.10, half - 0.10, low + 0.22)
                .mirrored(WHITE_STRIPE, half - 0.42, low + 0.10, half - 0.10, low + 0.22)
                .skin();
    }

    private Skin bumper() {
        double half = shape.half();
        return new SkinPainter(Side.END, TRIM, new double[] {-half, 0.4, half, 0.8})
                .rectangle(STEEL, -half, 0.45, half, 0.68)
                .mirrored(TAILLAMP, half - 0.62, 0.48, half - 0.14, 0.66)
                .mirrored(INDICATOR, half - 0.30, 0.50, half - 0.20, 0.60)
                .rectangle(PLATE, -0.22, 0.50, 0.22, 0.64)
                .rectangle(PLATE_TEXT, -0.18, 0.54, 0.18, 0.60)
                .skin();
    }

    private Material loadMaterial() {
        return shape.load() == TruckShape.Load.CANVAS ? CANVAS : SECOND_PAINT;
    }

    private Material loadRoof() {
        return switch (shape.load()) {
            case BOX -> SECOND_PAINT;
            case TIPPER -> LOAD;
            case CANVAS -> CANVAS;
        };
    }
}
