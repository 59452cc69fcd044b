package dev.banyan.aws.cloudwatch.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.aws.cloudwatch.protocol.Documents;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All alarms and what happened to them, kept in the journal. Safe for use by several threads. */
final class Alarms {

    private static final String SPACE = "cloudwatch";

    /** AWS's quota of a region. */
    private static final int MAXIMUM_ALARMS = 5_000;

    /** AWS keeps 30 days. */
    private static final int MAXIMUM_HISTORY = 2_000;

    private static final int MAXIMUM_DATA = 4_095;

    private final Journal journal;
    private final String account;

    /** Guarded by this. */
    private final TreeMap<AlarmKey, Alarm> alarms = new TreeMap<>();

    /** Guarded by this. */
    private final TreeMap<Long, HistoryItem> history = new TreeMap<>();

    /** Takes what the journal holds. */
    Alarms(Journal journal, String account) {
        this.journal = journal;
        this.account = account;
        journal.entries(SPACE).forEach(this::restore);
    }

    private synchronized void restore(String key, JsonNode value) {
        if (AlarmDocument.isAlarm(key)) {
            Alarm alarm = AlarmDocument.readAlarm(value, account);
            alarms.put(alarm.key(), alarm);
        } else {
            HistoryItem item = AlarmDocument.readItem(key, value);
            history.put(item.number(), item);
        }
    }

    String account() {
        return account;
    }

    synchronized @Nullable Alarm find(AlarmKey key) {
        return alarms.get(key);
    }

    synchronized List<Alarm> all() {
        return List.copyOf(alarms.values());
    }

    synchronized List<HistoryItem> history() {
        return List.copyOf(history.values());
    }

    /** Makes an alarm, or gives it new settings; its state stays then. */
    synchronized void put(AlarmKey key, AlarmSettings settings, Map<String, String> tags, Instant now) {
        Alarm before = alarms.get(key);
        if (before == null && alarms.size() >= MAXIMUM_ALARMS) {
            throw AwsException.of("LimitExceeded", "You may not have more than " + MAXIMUM_ALARMS + " alarms.");
        }
        Alarm after = before == null
                ? new Alarm(key, settings, now, Status.initial(now), new TreeMap<>(tags))
                : before.withSettings(settings, now);
        String what = before == null ? "Create" : "Update";
        keep(
                key,
                after,
                item(after, now, what, "Alarm \"" + key.name() + "\" " + (before == null ? "created" : "updated")));
    }

    synchronized void delete(AlarmKey key, Instant now) {
        Alarm before = alarms.get(key);
        if (before != null) {
            keep(key, null, item(before, now, "Delete", "Alarm \"" + key.name() + "\" deleted"));
        }
    }

    private HistoryItem item(Alarm alarm, Instant now, String what, String summary) {
        Structure data = new Structure().text("version", "1.0").text("type", what);
        String shorter = Documents.text(data);
        String member =
                what.equals("Delete") ? "deletedAlarm" : what.equals("Create") ? "createdAlarm" : "updatedAlarm";
        String whole = Documents.text(data.structure(member, AlarmWriting.write(alarm, account)));
        return new HistoryItem(
                nextNumber(),
                alarm.key(),
                now,
                HistoryItem.CONFIGURATION,
                summary,
                whole.length() <= MAXIMUM_DATA ? whole : shorter);
    }

    private long nextNumber() {
        return history.isEmpty() ? 1 : history.lastKey() + 1;
    }

    /** Changes settings or tags without a word in the history. */
    synchronized void change(AlarmKey key, UnaryOperator<Alarm> change) {
        Alarm before = alarms.get(key);
        if (before != null) {
            keep(key, change.apply(before), null);
        }
    }

    /**
     * Sets the state of an alarm.
     *
     * @param before the alarm as it was looked at; nothing happens where it was changed since
     */
    synchronized void setStatus(Alarm before, Status status) {
        if (!before.equals(alarms.get(before.key()))) {
            return;
        }
        boolean hasChanged = before.status().state() != status.state();
        HistoryItem item = hasChanged
                ? new HistoryItem(
                        nextNumber(),
                        before.key(),
                        status.updated(),
                        HistoryItem.STATE,
                        "Alarm updated from " + before.status().state() + " to " + status.state(),
                        change(before.status(), status))
                : null;
        keep(before.key(), before.withStatus(status), item);
    }

    private static String change(Status before, Status after) {
        Structure whole = new Structure()
                .text("version", "1.0")
                .structure("oldState", state(before, true))
                .structure("newState", state(after, true));
        String text = Documents.text(whole);
        return text.length() <= MAXIMUM_DATA
                ? text
                : Documents.text(new Structure()
                        .text("version", "1.0")
                        .structure("oldState", state(before, false))
                        .structure("newState", state(after, false)));
    }

    private static Structure state(Status status, boolean withReason) {
        Structure written = new Structure().text("stateValue", status.state().name());
        return withReason
                ? written.text("stateReason", status.reason()).text("stateReasonData", status.reasonData())
                : written;
    }

    /** Changes the journal first: what it does not take does not happen. */
    private void keep(AlarmKey key, @Nullable Alarm after, @Nullable HistoryItem item) {
        Map<String, Optional<JsonNode>> changes = new LinkedHashMap<>();
        changes.put(
                AlarmDocument.key(key), Optional.ofNullable(after).map(alarm -> AlarmDocument.write(alarm, account)));
        List<HistoryItem> old = new ArrayList<>();
        if (item != null) {
            changes.put(AlarmDocument.key(item), Optional.of(AlarmDocument.write(item)));
            history.values().stream()
                    .limit(Math.max(0, history.size() + 1 - MAXIMUM_HISTORY))
                    .forEach(old::add);
            old.forEach(one -> changes.put(AlarmDocument.key(one), Optional.empty()));
        }
        journal.write(SPACE, changes);
        if (after == null) {
            alarms.remove(key);
        } else {
            alarms.put(key, after);
        }
        if (item != null) {
            history.put(item.number(), item);
            old.forEach(one -> history.remove(one.number()));
        }
    }

    /** Forgets everything. */
    synchronized void clear() {
        journal.clear(SPACE);
        alarms.clear();
        history.clear();
    }
}
