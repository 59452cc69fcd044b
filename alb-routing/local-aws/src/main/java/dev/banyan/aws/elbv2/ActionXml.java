package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Action;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.RedirectAction;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes actions. Orders are written only where there are several actions, as they are needed only there. */
final class ActionXml {

    private ActionXml() {}

    static void write(XmlWriter xml, String name, List<Action> actions, @Nullable AuthenticationConfig authentication) {
        xml.list(name, actions, (member, action) -> {
            member.text("Type", action.type());
            if (actions.size() > 1) {
                member.text("Order", actions.indexOf(action) + 1);
            }
            if (action instanceof ForwardAction forward) {
                writeForward(member, forward);
            } else if (action instanceof RedirectAction redirect) {
                writeRedirect(member, redirect);
            } else if (action instanceof FixedResponseAction fixed) {
                writeFixedResponse(member, fixed);
            } else if (authentication != null) {
                authentication.write(member);
            }
        });
    }

    /** A single group is told in both forms. */
    private static void writeForward(XmlWriter xml, ForwardAction forward) {
        if (forward.targetGroups().size() == 1) {
            xml.text("TargetGroupArn", forward.targetGroups().get(0).targetGroup());
        }
        Duration stickiness = forward.stickiness();
        xml.structure(
                "ForwardConfig",
                config -> config.list(
                                "TargetGroups",
                                forward.targetGroups(),
                                (tuple, group) -> tuple.text("TargetGroupArn", group.targetGroup())
                                        .text("Weight", group.weight().value()))
                        .structure(
                                "TargetGroupStickinessConfig",
                                sticky -> sticky.text("Enabled", stickiness != null)
                                        .text("DurationSeconds", stickiness == null ? null : stickiness.toSeconds())));
    }

    private static void writeRedirect(XmlWriter xml, RedirectAction redirect) {
        xml.structure(
                "RedirectConfig",
                config -> config.text("Protocol", redirect.protocol())
                        .text("Port", redirect.port())
                        .text("Host", redirect.host())
                        .text("Path", redirect.path())
                        .text("Query", redirect.query())
                        .text("StatusCode", "HTTP_" + redirect.statusCode()));
    }

    private static void writeFixedResponse(XmlWriter xml, FixedResponseAction fixed) {
        String body = fixed.messageBody();
        xml.structure(
                "FixedResponseConfig",
                config -> config.text("MessageBody", body.isEmpty() ? null : body)
                        .text("StatusCode", fixed.statusCode())
                        .text("ContentType", fixed.contentType()));
    }
}
