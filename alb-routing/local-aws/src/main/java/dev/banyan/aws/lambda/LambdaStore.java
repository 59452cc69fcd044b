package dev.banyan.aws.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.lambda.Kept.Seeded;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions of the API: one immutable snapshot. A change has reached the host and the journal when it returns; one
 * that either refuses leaves everything as it was. Safe for use by several threads.
 */
public final class LambdaStore {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaStore.class);
    private static final String SPACE = "lambda";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FunctionHost host;
    private final Journal journal;
    private final FunctionCodes codes;
    private final String account;
    private final Map<String, Seeded> seeded = new LinkedHashMap<>();
    private final Map<String, LambdaFunction> seeds = new LinkedHashMap<>();
    private final List<String> dropped = new ArrayList<>();
    private final Object lock = new Object();

    /** By ARN. Written under {@link #lock}. */
    private volatile SortedMap<String, LambdaFunction> functions = Collections.emptySortedMap();

    private LambdaStore(FunctionHost host, Journal journal, Path folder, String account) {
        this.host = host;
        this.journal = journal;
        this.codes = new FunctionCodes(folder);
        this.account = account;
    }

    /**
     * Opens a store: the functions of the journal come back, and those of the template that the API has not changed
     * since the template said the same. Every function is with the host when this returns.
     *
     * @param host runs the functions
     * @param journal keeps the changes
     * @param folder keeps the archives; nothing else may lie there
     * @param account the account of the endpoint, 12 digits
     * @param template the functions of the template, or none
     * @throws CodeRefusedException if the code of a template's function cannot be used
     * @throws IOException if the folder cannot be used
     */
    public static LambdaStore open(
            FunctionHost host, Journal journal, Path folder, String account, List<FunctionSeed> template)
            throws IOException {
        LambdaStore store = new LambdaStore(host, journal, folder, account);
        store.seed(template);
        store.load();
        store.discardUnused();
        return store;
    }

    private void seed(List<FunctionSeed> template) {
        for (FunctionSeed seed : template) {
            LambdaFunction function = Seeds.function(seed);
            seeds.put(function.arn(), function);
            seeded.put(function.arn(), Seeded.of(seed.fingerprint(), function));
        }
    }

    private void load() {
        SortedMap<String, LambdaFunction> all = new TreeMap<>(seeds);
        Map<String, Optional<JsonNode>> outdated = new LinkedHashMap<>();
        journal.entries(SPACE).forEach((arn, document) -> {
            Kept kept = read(arn, document);
            Seeded then = kept.seeded();
            Seeded now = seeded.get(arn);
            LambdaFunction function = kept.function();
            if (then != null && (now == null || !now.fingerprint().equals(then.fingerprint()))) {
                dropped.add(arn);
                outdated.put(arn, Optional.empty());
            } else if (function == null) {
                all.remove(arn);
            } else {
                all.put(arn, then != null && now != null ? Kept.renew(function, then, now) : function);
            }
        });
        all.values().forEach(this::start);
        functions = Collections.unmodifiableSortedMap(all);
        if (!outdated.isEmpty()) {
            journal.write(SPACE, outdated);
        }
    }

    private static Kept read(String arn, JsonNode document) {
        try {
            return JSON.treeToValue(document, Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal: " + arn + " (expected: a function)", e);
        }
    }

    private void start(LambdaFunction function) {
        try {
            host.put(hosted(function));
        } catch (CodeRefusedException e) {
            if (seeds.containsKey(function.arn())) {
                throw e;
            }
            LOG.warn("{} does not run: {}", function.arn(), e.getMessage());
        }
    }

    /** Returns the ARNs of the template's functions whose changes by the API gave way to a change of the template. */
    public List<String> dropped() {
        return List.copyOf(dropped);
    }

    /** Returns whether the load balancer may invoke a function, version or alias for a target group. */
    public boolean mayInvoke(Arn function, Arn targetGroup) {
        return FunctionName.ofArn(function.value())
                .map(name -> mayInvoke(name, targetGroup))
                .orElse(false);
    }

    private boolean mayInvoke(FunctionName name, Arn targetGroup) {
        LambdaFunction found = functions.get(name.unqualified());
        return found != null
                && Permissions.of(found, account).stream()
                        .anyMatch(one -> Permissions.letsInvoke(one, name.qualifier(), targetGroup));
    }

    /** Forgets all changes: what is left is the template's. */
    public void reset() {
        synchronized (lock) {
            journal.clear(SPACE);
            functions.keySet().stream()
                    .filter(arn -> !seeds.containsKey(arn))
                    .forEach(arn -> host.remove(new Arn(arn)));
            functions = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
            functions.values().forEach(this::start);
            discardUnused();
        }
    }

    FunctionHost host() {
        return host;
    }

    FunctionCodes codes() {
        return codes;
    }

    String account() {
        return account;
    }

    SortedMap<String, LambdaFunction> functions() {
        return functions;
    }

    /** Adds a function, unless there is one; when this returns, it can be invoked. */
    LambdaFunction create(String arn, String name, Supplier<LambdaFunction> creation) {
        return tidily(() -> {
            if (functions.containsKey(arn)) {
                throw Refusals.conflict("Function already exist: " + name);
            }
            LambdaFunction function = creation.get();
            replace(arn, null, function);
            return function;
        });
    }

    /** Changes a function; when this returns, every further invocation sees it. */
    LambdaFunction change(String arn, UnaryOperator<LambdaFunction> operation) {
        return change(arn, false, operation);
    }

    /** Changes a function, or only tells what would become of it. */
    LambdaFunction change(String arn, boolean dryRun, UnaryOperator<LambdaFunction> operation) {
        return tidily(() -> {
            LambdaFunction before = function(arn);
            LambdaFunction after = operation.apply(before);
            if (!dryRun && !after.equals(before)) {
                replace(arn, before, after);
            }
            return after;
        });
    }

    /** Deletes a function with all that belongs to it. */
    LambdaFunction delete(String arn) {
        return tidily(() -> {
            LambdaFunction deleted = function(arn);
            replace(arn, deleted, null);
            return deleted;
        });
    }

    /** Whatever comes of a change, it leaves no archive behind that nobody uses. */
    private LambdaFunction tidily(Supplier<LambdaFunction> change) {
        synchronized (lock) {
            try {
                return change.get();
            } finally {
                discardUnused();
            }
        }
    }

    LambdaFunction function(String arn) {
        LambdaFunction found = functions.get(arn);
        if (found == null) {
            throw Refusals.notFound("Function not found: " + arn);
        }
        return found;
    }

    private void replace(String arn, @Nullable LambdaFunction before, @Nullable LambdaFunction after) {
        tellHost(arn, before, after);
        try {
            journal.write(SPACE, Map.of(arn, document(arn, after)));
        } catch (RuntimeException notKept) {
            tellHost(arn, after, before);
            throw notKept;
        }
        SortedMap<String, LambdaFunction> changed = new TreeMap<>(functions);
        if (after == null) {
            changed.remove(arn);
        } else {
            changed.put(arn, after);
        }
        functions = Collections.unmodifiableSortedMap(changed);
    }

    private void tellHost(String arn, @Nullable LambdaFunction before, @Nullable LambdaFunction after) {
        if (after == null) {
            host.remove(new Arn(arn));
        } else if (before == null || !hosted(before).equals(hosted(after))) {
            try {
                host.put(hosted(after));
            } catch (CodeRefusedException e) {
                throw Refusals.invalid(
                        "Could not unzip uploaded file. Please check your file, then try to upload again. ("
                                + e.getMessage() + ")");
            }
        }
    }

    private Optional<JsonNode> document(String arn, @Nullable LambdaFunction function) {
        Seeded ofTemplate = seeded.get(arn);
        boolean asSeeded = function == null ? ofTemplate == null : function.equals(seeds.get(arn));
        return asSeeded ? Optional.empty() : Optional.of(JSON.valueToTree(new Kept(function, ofTemplate)));
    }

    private HostedFunction hosted(LambdaFunction function) {
        Map<String, Map<String, Double>> aliases = new LinkedHashMap<>();
        function.aliases().forEach((name, alias) -> aliases.put(name, alias.shares()));
        return new HostedFunction(
                function.name(),
                new Arn(function.arn()),
                function.versions().map(this::hosted).toList(),
                aliases,
                Permissions.of(function, account),
                function.reserved());
    }

    private HostedVersion hosted(FunctionVersion version) {
        FunctionSettings settings = version.settings();
        return new HostedVersion(
                version.version(),
                codes.path(version.code()),
                version.code().hash(),
                settings.handler(),
                settings.environment(),
                settings.memorySize(),
                Duration.ofSeconds(settings.timeout()));
    }

    private void discardUnused() {
        try {
            codes.retain(functions.values().stream()
                    .flatMap(LambdaFunction::versions)
                    .map(FunctionVersion::code));
        } catch (IOException e) {
            LOG.warn("archives that nobody uses stay: {}", e.getMessage());
        }
    }
}
