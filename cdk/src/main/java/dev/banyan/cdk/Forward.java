package dev.banyan.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/** Writes forward actions the way CloudFormation does, keys in a fixed order. */
final class Forward {

    private Forward() {}

    static Map<String, Object> to(RuleTarget target) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("Type", "forward");
        action.put("TargetGroupArn", target.targetGroupArn());
        return action;
    }

    /** A weighted forward. It has this form at 100 to 0 as well, so that a shift never changes its shape. */
    static Map<String, Object> weighted(List<Map<String, Object>> groups, @Nullable Duration stickiness) {
        Map<String, Object> sticky = new LinkedHashMap<>();
        sticky.put("Enabled", stickiness != null);
        if (stickiness != null) {
            sticky.put("DurationSeconds", stickiness.toSeconds());
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("TargetGroups", groups);
        config.put("TargetGroupStickinessConfig", sticky);
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("Type", "forward");
        action.put("ForwardConfig", config);
        return action;
    }

    static Map<String, Object> group(RuleTarget target, Number weight) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("TargetGroupArn", target.targetGroupArn());
        group.put("Weight", weight);
        return group;
    }
}
