package dev.banyan.template;

import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.Rewrite;
import dev.banyan.model.Transform;
import dev.banyan.model.UrlRewrite;
import dev.banyan.template.evaluation.Value;
import java.util.List;

/** Reads the transforms of a rule. */
final class TransformReader {

    private TransformReader() {}

    static List<Transform> read(Value transforms) {
        return transforms.list().stream().map(TransformReader::readOne).toList();
    }

    private static Transform readOne(Value transform) {
        Value type = transform.get("Type");
        return switch (type.text()) {
            case "host-header-rewrite" -> {
                Value rewrites = transform.get("HostHeaderRewriteConfig").get("Rewrites");
                List<Rewrite> read = rewrites(rewrites);
                yield rewrites.make(() -> new HostHeaderRewrite(read));
            }
            case "url-rewrite" -> {
                Value rewrites = transform.get("UrlRewriteConfig").get("Rewrites");
                List<Rewrite> read = rewrites(rewrites);
                yield rewrites.make(() -> new UrlRewrite(read));
            }
            default -> throw type.unexpected("host-header-rewrite or url-rewrite");
        };
    }

    private static List<Rewrite> rewrites(Value rewrites) {
        return rewrites.list().stream()
                .map(rewrite -> rewrite.make(() -> new Rewrite(
                        rewrite.get("Regex").text(), rewrite.get("Replace").text())))
                .toList();
    }
}
