package dev.banyan.storefront.catalog;

/**
 * The colours of a product's picture, each as {@code 0xRRGGBB}: the maker has a tone, the product a
 * shade of it.
 */
record Palette(int light, int dark, int accent) {

    private static final int[][] TONES = {
        {0xF4E3D7, 0xD9A98B, 0x7A3E21},
        {0xDDE9E4, 0x8FBBA8, 0x1F5145},
        {0xDFE6F2, 0x94ABD3, 0x24407A},
        {0xF1E0E8, 0xCF9AB3, 0x74264B},
        {0xEFEBD3, 0xC9BE7E, 0x5D5412},
        {0xE4E1F0, 0xA79FCF, 0x40346F},
        {0xDCEBEF, 0x86B8C6, 0x17505F},
    };

    static Palette of(ProductView product) {
        // String.hashCode is specified, so the picture is the same in every process.
        int tone = Math.floorMod(product.maker().hashCode(), TONES.length);
        int[] colours = TONES[tone];
        int shift = (int) (product.id() % 5) * 0x040404;
        return new Palette(colours[0] - shift, colours[1] - shift, colours[2]);
    }

    static String css(int colour) {
        return String.format("#%06x", colour);
    }
}
