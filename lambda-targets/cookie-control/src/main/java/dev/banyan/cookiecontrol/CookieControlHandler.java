package dev.banyan.cookiecontrol;

import dev.banyan.function.AlbEndpoint;
import dev.banyan.function.AlbHandler;
import dev.banyan.function.Router;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets visitors see and control their cookies.
 * <ul>
 *   <li>{@code GET /cookies} lists them by name with advice, as JSON, or as a page with forms to browsers.
 *   <li>{@code PUT /cookies/consent} keeps {@code {"categories":[...]}} in a signed cookie.
 *   <li>{@code POST /cookies/clear} takes back {@code {"names":[...]}} or {@code {"all":true}}, the consent only if it is
 *       named or {@code "consent":true} is said.
 *   <li>{@code PUT /cookies/lanes/{lane}} with {@code {"value":"..."}} enters a tester lane, {@code DELETE} leaves it.
 * </ul>
 * The page's forms cannot say PUT or DELETE, so POST with form fields does the same at these paths and answers 303. Writes
 * come from pages of the same origin only, see {@link OriginCheck}.
 *
 * <p>Environment: {@code COOKIE_KEYS}, see {@link CookieKeys}; {@code LANE_<NAME>}, see {@link Lanes}.
 */
public final class CookieControlHandler extends AlbHandler {

    /**
     * The function as Lambda starts it.
     *
     * @throws IllegalArgumentException if the environment lacks or has wrong settings, which stops its initialization
     */
    public CookieControlHandler() {
        this(System.getenv(), Clock.systemUTC(), null);
    }

    CookieControlHandler(Map<String, String> environment, Clock clock, @Nullable PrintStream lines) {
        super(routes(environment, clock), clock, lines);
    }

    private static AlbEndpoint routes(Map<String, String> environment, Clock clock) {
        Consent consent = new Consent(new SignedCookies(CookieKeys.parse(environment.get("COOKIE_KEYS"))));
        Lanes lanes = Lanes.of(environment);
        Reads reads = new Reads(consent, lanes, clock);
        Writes writes = new Writes(consent, lanes, clock);
        return Router.builder()
                .get("/cookies", reads::inventory)
                .put("/cookies/consent", writes::consent)
                .post("/cookies/consent", writes::consent)
                .post("/cookies/clear", writes::clear)
                .put("/cookies/lanes/{lane}", writes::enterLane)
                .post("/cookies/lanes/{lane}", writes::lane)
                .delete("/cookies/lanes/{lane}", writes::leaveLane)
                .build();
    }
}
