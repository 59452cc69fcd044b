package dev.banyan.cookiecontrol;

import dev.banyan.function.AlbRequest;
import dev.banyan.function.AlbResponse;
import dev.banyan.function.Cookie;
import dev.banyan.function.HttpException;
import dev.banyan.function.Invocation;
import dev.banyan.function.JsonMembers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Changes cookies. Each method refuses requests that may come from another site. Thread-safe. */
final class Writes {

    /** A tester who does not come back within a week is out again. */
    private static final Duration LANE_AGE = Duration.ofDays(7);

    private final Consent consent;
    private final Lanes lanes;
    private final Clock clock;

    Writes(Consent consent, Lanes lanes, Clock clock) {
        this.consent = consent;
        this.lanes = lanes;
        this.clock = clock;
    }

    AlbResponse consent(AlbRequest request, Invocation invocation) {
        OriginCheck.require(request);
        Fields fields = Fields.of(request);
        List<String> categories = fields.strings(fields.form() ? "category" : "categories");
        String cookie = consent.setCookie(categories, clock.instant());
        JsonMembers document = json -> Inventory.strings(json, "categories", new TreeSet<>(categories));
        return answer(fields, document).withCookie(cookie);
    }

    AlbResponse clear(AlbRequest request, Invocation invocation) {
        OriginCheck.require(request);
        Fields fields = Fields.of(request);
        List<String> names = names(request, fields);
        Map<String, List<String>> cleared = Clearing.of(request).setCookies(names);
        names.removeAll(cleared.keySet());
        AlbResponse response = answer(fields, json -> {
            Inventory.strings(json, "cleared", cleared.keySet());
            Inventory.strings(json, "remaining", names);
        });
        for (List<String> variants : cleared.values()) {
            for (String variant : variants) {
                response = response.withCookie(variant);
            }
        }
        return response;
    }

    AlbResponse enterLane(AlbRequest request, Invocation invocation) {
        OriginCheck.require(request);
        return enter(requireLane(request), Fields.of(request));
    }

    AlbResponse leaveLane(AlbRequest request, Invocation invocation) {
        OriginCheck.require(request);
        return leave(requireLane(request), new Fields(false, Map.of()));
    }

    /** A form's way to both. */
    AlbResponse lane(AlbRequest request, Invocation invocation) {
        OriginCheck.require(request);
        String lane = requireLane(request);
        Fields fields = Fields.of(request);
        return fields.isTrue("leave") ? leave(lane, fields) : enter(lane, fields);
    }

    private AlbResponse enter(String lane, Fields fields) {
        String value = fields.string("value");
        if (value == null || !lanes.opens(lane, value)) {
            throw new HttpException(403, "value: not that of the lane (expected: the value from your invitation)");
        }
        JsonMembers document = json -> json.writeStringField("entered", lane);
        return answer(fields, document).withCookie(SetCookie.host(Lanes.cookie(lane), value, LANE_AGE));
    }

    private static AlbResponse leave(String lane, Fields fields) {
        JsonMembers document = json -> json.writeStringField("left", lane);
        return answer(fields, document).withCookie(SetCookie.expireHost(Lanes.cookie(lane)));
    }

    private String requireLane(AlbRequest request) {
        String lane = request.pathParameter("lane");
        if (!lanes.names().contains(lane)) {
            throw new HttpException(404, "There is no such lane.");
        }
        return lane;
    }

    /** The names to clear, each once; only names that can stand in a Set-Cookie field. */
    private static List<String> names(AlbRequest request, Fields fields) {
        TreeSet<String> names = new TreeSet<>(fields.strings(fields.form() ? "name" : "names"));
        if (fields.isTrue("all")) {
            for (Cookie cookie : request.cookies()) {
                boolean kept = cookie.name().equals(Consent.COOKIE) && !fields.isTrue("consent");
                if (!kept) {
                    names.add(cookie.name());
                }
            }
        }
        for (String name : names) {
            requireName(name);
        }
        return new ArrayList<>(names);
    }

    private static void requireName(String name) {
        boolean valid = !name.isEmpty() && name.chars().allMatch(Writes::isTokenCharacter);
        if (!valid) {
            throw new HttpException(400, "names: one is no cookie name (expected: visible ASCII without separators)");
        }
    }

    private static boolean isTokenCharacter(int character) {
        return character > ' ' && character < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(character) < 0;
    }

    private static AlbResponse answer(Fields fields, JsonMembers document) {
        AlbResponse response = fields.form() ? AlbResponse.redirect(303, "/cookies") : AlbResponse.json(200, document);
        return response.withHeader("Cache-Control", "no-store");
    }
}
