package dev.banyan.storefront.catalog;

import java.util.Map;

/** Draws a product as SVG: the sign of its category on the colours of its maker. */
final class PictureDrawing {

    private static final String DEFAULT_SIGN = "<path d='M100 60h120v120H100z'/>";

    /** Strokes on a field of 320 x 240. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry(
                    "kitchen",
                    "<path d='M96 112h108v34a40 40 0 0 1-40 40h-28a40 40 0 0 1-40-40z'/><path d='M204 122h44'/>"
                            + "<path d='M126 94c-8-10 8-16 0-28M152 94c-8-10 8-16 0-28M178 94c-8-10 8-16 0-28'/>"),
            Map.entry(
                    "coffee-tea",
                    "<path d='M104 104h92v48a34 34 0 0 1-34 34h-24a34 34 0 0 1-34-34z'/>"
                            + "<path d='M196 116h14a20 20 0 0 1 0 40h-14'/><path d='M92 202h116'/>"
                            + "<path d='M136 86c-8-10 8-16 0-28M164 86c-8-10 8-16 0-28'/>"),
            Map.entry(
                    "living",
                    "<path d='M92 130v-26a22 22 0 0 1 22-22h92a22 22 0 0 1 22 22v26'/>"
                            + "<path d='M92 176h136v-34a16 16 0 0 1 32 0v50H60v-50a16 16 0 0 1 32 0z'/>"
                            + "<path d='M84 192v14M236 192v14'/>"),
            Map.entry(
                    "lighting",
                    "<path d='M160 44v26'/><path d='M116 140l22-70h44l22 70z'/><path d='M146 140a14 14 0 0 0 28 0'/>"
                            + "<path d='M108 168l-12 18M160 176v22M212 168l12 18'/>"),
            Map.entry(
                    "garden",
                    "<path d='M120 150h80l-10 50h-60z'/><path d='M160 150v-58'/>"
                            + "<path d='M160 110c-34 0-46-20-46-40 30 0 46 14 46 40z'/>"
                            + "<path d='M160 96c26 0 38-16 38-34-24 0-38 12-38 34z'/>"),
            Map.entry(
                    "workshop",
                    "<path d='M124 60h72v34h-72z'/><path d='M196 66c20 0 28 8 34 22'/>"
                            + "<path d='M150 94v96a10 10 0 0 0 20 0V94'/>"),
            Map.entry(
                    "outdoor",
                    "<path d='M64 190l96-130 96 130z'/><path d='M160 60v-14'/><path d='M160 128l-34 62h68z'/>"),
            Map.entry(
                    "stationery",
                    "<path d='M96 56h104a10 10 0 0 1 10 10v118a10 10 0 0 1-10 10H96z'/><path d='M120 56v138'/>"
                            + "<path d='M140 92h48M140 116h48M140 140h30'/><path d='M232 70v96l8 20 8-20V70z'/>"),
            Map.entry(
                    "bags",
                    "<path d='M98 100h124l12 92H86z'/><path d='M128 120V92a32 32 0 0 1 64 0v28'/>"
                            + "<path d='M120 152h80'/>"),
            Map.entry(
                    "kids",
                    "<circle cx='160' cy='88' r='30'/><circle cx='132' cy='62' r='12'/><circle cx='188' cy='62' r='12'/>"
                            + "<path d='M118 190a42 42 0 0 1 84 0z'/><path d='M150 92h.1M170 92h.1'/>"
                            + "<path d='M152 102q8 6 16 0'/>"));

    private static final String TEMPLATE = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" width="320" height="240">\
            <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="%1$s"/>\
            <stop offset="1" stop-color="%2$s"/></linearGradient></defs>\
            <path fill="url(#g)" d="M0 0h320v240H0z"/><circle cx="%4$d" cy="%5$d" r="%6$d" fill="#fff" opacity=".38"/>\
            <g fill="none" stroke="%3$s" stroke-width="7" stroke-linecap="round" stroke-linejoin="round">%7$s</g></svg>
            """;

    private PictureDrawing() {}

    static String draw(ProductView product) {
        Palette colours = Palette.of(product);
        int number = (int) product.id();
        return TEMPLATE.formatted(
                Palette.css(colours.light()),
                Palette.css(colours.dark()),
                Palette.css(colours.accent()),
                100 + number * 37 % 120,
                80 + number * 23 % 80,
                70 + number * 13 % 50,
                SIGNS.getOrDefault(product.category(), DEFAULT_SIGN));
    }
}
