package dev.banyan.aws.ec2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryAction;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Describes things of one kind: those asked for by id, whatever their id, or else those of the default VPC.
 *
 * @param kind what is described
 * @param idParameter the list of ids in a request
 * @param idFilter the filter that names ids
 * @param set the list in the answer
 * @param own the ids in the default VPC
 * @param items makes the things of some ids
 */
record Description(
        NetworkId kind,
        String idParameter,
        String idFilter,
        String set,
        List<String> own,
        BiFunction<Caller, List<String>, List<Item>> items)
        implements QueryAction {

    @Override
    public QueryOperation read(Caller caller, Members request) {
        Filters filters = Filters.parse(request);
        Page page = Page.parse(request);
        List<String> asked = asked(request.indexedTexts(idParameter), filters);
        List<Item> found = filters.choose(items.apply(caller, asked));
        return result -> page.write(result, set, found);
    }

    private List<String> asked(List<String> ids, Filters filters) {
        Set<String> asked = new LinkedHashSet<>(ids);
        for (String id : ids) {
            if (!kind.isWellFormed(id)) {
                throw AwsException.of(
                        kind.malformedCode(), "Invalid id: \"" + id + "\" (expecting \"" + kind.prefix() + "...\")");
            }
        }
        filters.values(idFilter).stream().filter(kind::isWellFormed).forEach(asked::add);
        return asked.isEmpty() ? own : new ArrayList<>(asked);
    }
}
