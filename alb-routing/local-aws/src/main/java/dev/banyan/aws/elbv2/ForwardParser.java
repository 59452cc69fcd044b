package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads forwards: one target group, or several with their weights. */
final class ForwardParser {

    /** The API's numbers have no bounds of their own here; the model refuses what is outside the range. */
    private static final int UNBOUNDED = 999_999_999;

    private ForwardParser() {}

    static ForwardAction parse(Members action, Caller caller) {
        String single = action.text("TargetGroupArn");
        Members config = action.structure("ForwardConfig");
        if (config == null) {
            if (single == null) {
                throw AwsException.validation("A target group ARN must be specified");
            }
            return ForwardAction.to(ResourceKind.TARGET_GROUP.parse(single, caller));
        }
        List<WeightedTargetGroup> groups = groups(config, caller);
        if (single != null) {
            checkSame(ResourceKind.TARGET_GROUP.parse(single, caller), groups);
        }
        Duration stickiness = stickiness(config.structure("TargetGroupStickinessConfig"));
        return new ForwardAction(groups, stickiness);
    }

    private static List<WeightedTargetGroup> groups(Members config, Caller caller) {
        List<WeightedTargetGroup> groups = new ArrayList<>();
        for (Members tuple : config.structures("TargetGroups")) {
            Arn arn = ResourceKind.TARGET_GROUP.parse(tuple.required("TargetGroupArn"), caller);
            Integer weight = tuple.integer("Weight", -UNBOUNDED, UNBOUNDED);
            groups.add(new WeightedTargetGroup(arn, new Weight(weight == null ? 1 : weight)));
        }
        if (groups.isEmpty()) {
            throw AwsException.validation("A target group ARN must be specified");
        }
        return groups;
    }

    /** Our text: AWS's own words for two forms that differ are not known. */
    private static void checkSame(Arn single, List<WeightedTargetGroup> groups) {
        if (groups.size() != 1 || !groups.get(0).targetGroup().equals(single)) {
            throw AwsException.validation(
                    "You can specify both TargetGroupArn and ForwardConfig only if they name one and the same target"
                            + " group");
        }
    }

    private static @Nullable Duration stickiness(@Nullable Members config) {
        if (config == null) {
            return null;
        }
        Boolean enabled = config.flag("Enabled");
        Integer seconds = config.integer("DurationSeconds", 1, 604_800);
        if (enabled == null || !enabled) {
            return null;
        }
        if (seconds == null) {
            throw AwsException.validation(
                    "Target group stickiness duration must be specified when stickiness is enabled");
        }
        return Duration.ofSeconds(seconds);
    }
}
