package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that a template's functions are made of, by the keys that the template knows them under. Immutable. */
final class Assets {

    private final Path folder;
    private final Map<String, Path> byKey;

    private Assets(Path folder, Map<String, Path> byKey) {
        this.folder = folder;
        this.byKey = byKey;
    }

    /**
     * Reads an asset manifest.
     *
     * @param folder the folder that paths in the manifest start from
     * @param manifest the manifest, or a missing node for none
     */
    static Assets of(Path folder, JsonNode manifest) {
        Map<String, Path> byKey = new HashMap<>();
        manifest.path("files").forEach(file -> {
            String path = file.path("source").path("path").asText();
            file.path("destinations")
                    .forEach(destination ->
                            byKey.put(destination.path("objectKey").asText(), folder.resolve(path)));
        });
        return new Assets(folder, byKey);
    }

    /** Returns the folder of the template. */
    Path folder() {
        return folder;
    }

    /** Returns the absolute path of an asset, or null where the manifest has none under this key. */
    @Nullable
    Path find(String key) {
        return byKey.get(key);
    }
}
