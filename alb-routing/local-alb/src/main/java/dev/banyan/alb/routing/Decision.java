package dev.banyan.alb.routing;

import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.stickiness.StickyCookie;
import dev.banyan.model.RedirectAction;
import org.jspecify.annotations.Nullable;

/** What a rule does, ready to be done. Immutable. */
public sealed interface Decision {

    /** Calls the one function that fits. */
    <R> R fold(Cases<R> cases);

    /**
     * One function per decision, so that none can be forgotten.
     *
     * @param <R> what they return
     */
    interface Cases<R> {

        /** Sends the request to a target group. */
        R forward(Forward decision);

        /** Answers with a redirect. */
        R redirect(Redirect decision);

        /** Answers with a given text. */
        R fixed(Fixed decision);

        /** Refuses, since the request cannot be authenticated. */
        R refuse(Refuse decision);
    }

    /**
     * Sends the request to one of several target groups.
     *
     * @param groups the groups with their weights
     * @param stickiness what keeps a client with its group, or null where nothing does
     * @param transforms what changes on the way, or null where nothing does
     */
    record Forward(
            WeightedGroups groups,
            @Nullable StickyCookie stickiness,
            @Nullable RequestTransforms transforms) implements Decision {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.forward(this);
        }
    }

    /**
     * Answers with a redirect.
     *
     * @param action the redirect, its port already the one that clients see
     */
    record Redirect(RedirectAction action) implements Decision {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.redirect(this);
        }
    }

    /**
     * Answers with a given text.
     *
     * @param answer the answer
     */
    record Fixed(OwnAnswer answer) implements Decision {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.fixed(this);
        }
    }

    /** Refuses: the rule wants authentication, which this load balancer cannot do. */
    record Refuse() implements Decision {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refuse(this);
        }
    }
}
