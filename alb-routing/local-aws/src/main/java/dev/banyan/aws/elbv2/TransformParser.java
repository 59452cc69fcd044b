package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Members;
import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.Rewrite;
import dev.banyan.model.Transform;
import dev.banyan.model.UrlRewrite;
import java.util.ArrayList;
import java.util.List;

/** Reads the transforms of a rule. */
final class TransformParser {

    private TransformParser() {}

    static List<Transform> parse(Members request) {
        List<Transform> transforms = new ArrayList<>();
        for (Members transform : request.structures("Transforms")) {
            String type = transform.choice("Type", "host-header-rewrite", "url-rewrite");
            if (type == null) {
                throw transform.missing("Type");
            }
            transforms.add(
                    type.equals("url-rewrite")
                            ? new UrlRewrite(rewrites(transform, "UrlRewriteConfig"))
                            : new HostHeaderRewrite(rewrites(transform, "HostHeaderRewriteConfig")));
        }
        return transforms;
    }

    private static List<Rewrite> rewrites(Members transform, String member) {
        Members config = transform.structure(member);
        if (config == null) {
            throw transform.missing(member);
        }
        List<Rewrite> rewrites = new ArrayList<>();
        for (Members rewrite : config.structures("Rewrites")) {
            rewrites.add(new Rewrite(rewrite.required("Regex"), rewrite.required("Replace")));
        }
        return rewrites;
    }
}
