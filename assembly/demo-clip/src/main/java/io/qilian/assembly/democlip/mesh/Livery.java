package io.qilian.assembly.democlip.mesh;

import io.qilian.assembly.democlip.space.Vector;

/**
 * The skins of a body, by the side they are seen from.
 *
 * @param side the left and the right side
 * @param front what faces forward
 * @param rear what faces back
 * @param top what faces up
 */
public record Livery(Skin side, Skin front, Skin rear, Skin top) {

    /** One material all round. */
    public static Livery of(Material material) {
        Skin skin = Skin.of(material);
        return new Livery(skin, skin, skin, skin);
    }

    /** The skin for a piece of surface that faces this way. */
    public Skin facing(Vector normal) {
        if (Math.abs(normal.y()) > 0.55) {
            return side;
        }
        if (normal.x() > 0.62) {
            return front;
        }
        return normal.x() < -0.62 ? rear : top;
    }
}
