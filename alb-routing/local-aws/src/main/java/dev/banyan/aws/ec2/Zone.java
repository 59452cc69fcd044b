package dev.banyan.aws.ec2;

import java.util.List;
import java.util.Map;

/**
 * A zone of a region.
 *
 * @param region the region's name
 * @param letter what its name has behind the region's
 */
record Zone(String region, String letter) {

    static Zone named(String name, String region) {
        return new Zone(region, name.substring(region.length()));
    }

    String name() {
        return region + letter;
    }

    /** Returns its id, such as {@code euc1-az1} in eu-central-1, or {@code apse2-az1} in ap-southeast-2. */
    String id() {
        StringBuilder id = new StringBuilder();
        for (String word : region.split("-")) {
            id.append(
                    switch (word) {
                        case "us", "eu", "ap", "sa", "ca", "me", "af", "cn", "il", "mx" -> word;
                        case "northeast" -> "ne";
                        case "northwest" -> "nw";
                        case "southeast" -> "se";
                        case "southwest" -> "sw";
                        default -> word.substring(0, Math.min(1, word.length()));
                    });
        }
        return id + "-az" + (letter.charAt(0) - 'a' + 1);
    }

    Item item() {
        return new Item(
                Map.of(
                        "zone-name", List.of(name()),
                        "zone-id", List.of(id()),
                        "zone-type", List.of("availability-zone"),
                        "region-name", List.of(region),
                        "group-name", List.of(region),
                        "state", List.of("available"),
                        "message", List.of(),
                        "opt-in-status", List.of("opt-in-not-required")),
                xml -> xml.text("zoneName", name())
                        .text("zoneState", "available")
                        .text("regionName", region)
                        .text("zoneId", id())
                        .text("zoneType", "availability-zone")
                        .text("groupName", region)
                        .text("networkBorderGroup", region)
                        .text("optInStatus", "opt-in-not-required")
                        .structure("messageSet", set -> {}));
    }
}
