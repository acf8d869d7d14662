/* SPDX-License-Identifier: MIT */
#include "passes/settle.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "edits/resolve.h"
#include <stdlib.h>
#include <string.h>

/* A lap starts over with one more ban. On hostile text they could be many;
 * after these a rule is banned from the whole story. */
#define LAPS_MAX 8

typedef struct Work {
    Settle *job;
    Story *story; /* the snapshot at hand; job->story is the text as read */
    PassContext ctx;
    Arena facts;
    Findings found; /* on this snapshot, of the phases that ran over it */
    Bans bans;
    Limits limits;
    Sentences sentences;
    ScriptRuns scripts;
    Lookalikes *lookalikes;
    size_t laps;
    size_t carried; /* bytes of all edits that findings carry */
    bool changed;   /* something was laid in during this round */
    bool banned;    /* this lap ended in a ban */
} Work;

static void move_to(Work *w, Story *story) {
    if (w->story != w->job->story) story_free(w->story);
    w->story = story;
    findings_clear(&w->found);
}

/* Each finding carries the earlier repairs that it touches. Where half a
 * million stand side by side, that is all of them each time. */
#define CARRIED_MAX ((size_t)256 << 20)

/* Writes a finding on the snapshot down as one on the source. */
static Status place(Work *w, const Finding *f, bool applied) {
    Settle *job = w->job;
    Placed p = {.rule = f->rule,
                .fix = f->fix,
                .source = story_source(w->story, f->span),
                .applied = applied};
    p.message = arena_copy(job->arena, f->message, strlen(f->message));
    for (const Also *a = f->also; a; a = a->next) {
        Also *copy = arena_alloc(job->arena, sizeof *copy);
        if (!copy) return STATUS_MEMORY;
        *copy = (Also){a->rule, p.also};
        p.also = copy;
    }
    Status status =
        lay_on_source(w->story, f->edits, f->edit_count, job->arena, &p.edits);
    for (size_t i = 0; !status && i < p.edits.count; i++)
        w->carried += p.edits.items[i].len;
    if (!status && w->carried > CARRIED_MAX + 16 * job->story->source_len)
        status = STATUS_LIMIT;
    if (!status && (!p.message || !VEC_ADD(&job->found, p)))
        status = STATUS_MEMORY;
    return status;
}

static int by_start(const void *pa, const void *pb) {
    const Laid *a = pa, *b = pb;
    size_t x = a->edit.span.start, y = b->edit.span.start;
    return (x > y) - (x < y);
}

/* Lays the chosen repairs in and moves to the story that comes of it. */
static Status lay_chosen(Work *w, const size_t *chosen, size_t count) {
    size_t most = 0, n = 0;
    for (size_t i = 0; i < count; i++)
        most += w->found.items[chosen[i]].edit_count;
    Laid *laid = malloc(most * sizeof *laid);
    if (!laid) return STATUS_MEMORY;
    Status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) {
        const Finding *f = &w->found.items[chosen[i]];
        uint32_t number = (uint32_t)w->job->found.count;
        status = place(w, f, true);
        for (size_t k = 0; k < f->edit_count; k++)
            laid[n++] = (Laid){f->edits[k], number};
    }
    if (!status) {
        Story *next;
        qsort(laid, n, sizeof *laid, by_start);
        status = lay(&next, w->story, laid, n);
        if (!status) move_to(w, next);
    }
    free(laid);
    w->changed = true;
    return status;
}

/* A ban being made: of whom, and where. */
typedef struct Banning {
    Work *w;
    Span where;
    bool failed;
} Banning;

static void ban(Banning *b, const Rule *rule) {
    Bans *bans = &b->w->bans;
    for (size_t i = 0; i < bans->count; i++)
        if (bans->items[i].rule == rule &&
            bans->items[i].source.start == b->where.start &&
            bans->items[i].source.end == b->where.end)
            return;
    if (!VEC_ADD(bans, (Ban){rule, b->where})) b->failed = true;
}

static void ban_cause(void *user, uint32_t finding) {
    Banning *b = user;
    ban(b, b->w->job->found.items[finding].rule);
}

/* Bans the rules that still propose in their paragraphs, and with each those
 * whose repairs it would repair: three rules in a ring are all at fault,
 * whichever of them comes last. */
static Status ban_chosen(Work *w, const size_t *chosen, size_t count) {
    Banning b = {w, {0, w->story->source_len}, false};
    for (size_t i = 0; i < count; i++) {
        const Finding *f = &w->found.items[chosen[i]];
        if (w->laps < LAPS_MAX)
            b.where =
                story_source(w->story, w->story->paragraphs[f->paragraph].span);
        ban(&b, f->rule);
        for (size_t k = 0; k < f->edit_count; k++)
            lay_causes(w->story, f->edits[k].span, ban_cause, &b);
    }
    w->banned = true;
    return b.failed ? STATUS_MEMORY : STATUS_OK;
}

/* Lays in what can be laid in of this class; in the round after the last one,
 * bans it instead. */
static Status take_fixes(Work *w, FixClass class, int round) {
    size_t count = 0;
    size_t *chosen = malloc((w->found.count + 1) * sizeof *chosen);
    if (!chosen) return STATUS_MEMORY;
    Status status =
        resolve_choose(&w->found, class, w->story->len, chosen, &count);
    if (!status && count)
        status = round < ROUNDS_MAX ? lay_chosen(w, chosen, count)
                                    : ban_chosen(w, chosen, count);
    free(chosen);
    return status;
}

static Status run_phase(Work *w, Phase phase) {
    arena_free(&w->facts);
    w->ctx.story = w->story;
    w->ctx.phase = phase;
    w->sentences.story = NULL; /* its address may be another's now */
    w->scripts.story = NULL;
    return passes_run(&w->ctx);
}

/* Rounds of all phases until none of them lays anything in. Afterwards
 * w->found holds everything that stands on the snapshot. */
static Status settle_safe(Work *w) {
    Status status = STATUS_OK;
    w->changed = true;
    for (int round = 0; w->changed && !w->banned && !status; round++) {
        w->changed = false;
        findings_clear(&w->found);
        for (int phase = 0; phase < PHASE_COUNT && !w->banned && !status;
             phase++) {
            status = run_phase(w, (Phase)phase);
            if (!status && w->job->fixes != FIX_NONE)
                status = take_fixes(w, FIX_SAFE, round);
        }
    }
    return status;
}

/* One lap: safe repairs to their fixed point, and, where they are wanted,
 * suggestions on top, and again. */
static Status lap(Work *w) {
    w->banned = false;
    w->job->found.count = 0;
    move_to(w, w->job->story);
    Status status = settle_safe(w);
    if (w->job->fixes != FIX_SUGGESTED) return status;
    for (int round = 0; !status && !w->banned; round++) {
        w->changed = false;
        status = take_fixes(w, FIX_SUGGESTED, round);
        if (!w->changed || status || w->banned) break;
        status = settle_safe(w);
    }
    return status;
}

static bool already_told(const Bans *bans, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (bans->items[i].source.start == bans->items[index].source.start)
            return true;
    return false;
}

static void name_rules(const Bans *bans, size_t index, Buf *out) {
    for (size_t i = index; i < bans->count; i++) {
        const Ban *ban = &bans->items[i];
        if (ban->source.start == bans->items[index].source.start)
            buf_print(out, "%s%s", out->len ? ", " : "", ban->rule->id);
    }
}

/* One engine.unsettled for each paragraph that lost repairs. */
static Status tell_bans(Work *w) {
    Settle *job = w->job;
    const Rule *rule = ruleset_find(job->rules, RULE_UNSETTLED);
    if (!job->enabled[rule - job->rules->items]) return STATUS_OK;
    for (size_t i = 0; i < w->bans.count; i++) {
        if (already_told(&w->bans, i)) continue;
        Buf names = {0}, message = {0};
        name_rules(&w->bans, i, &names);
        Value values[VALUE_COUNT] = {{buf_str(&names), names.len}, {"", 0}};
        template_expand(&rule->message, values, VALUE_COUNT, &message);
        size_t at = w->bans.items[i].source.start;
        if (pass_accepted(&w->ctx, rule, (Span){at, at}, "", 0)) continue;
        Placed p = {.rule = rule, .source = {at, at}};
        p.message = arena_copy(job->arena, buf_str(&message), message.len);
        buf_free(&names);
        buf_free(&message);
        if (!p.message || !VEC_ADD(&job->found, p)) return STATUS_MEMORY;
    }
    return STATUS_OK;
}

static void drop_accepted(Work *w, size_t first) {
    Settle *job = w->job;
    size_t kept = first;
    for (size_t i = first; i < job->found.count; i++) {
        Placed p = job->found.items[i];
        if (!pass_accepted(&w->ctx, p.rule, p.source,
                           job->story->source + p.source.start,
                           p.source.end - p.source.start))
            job->found.items[kept++] = p;
    }
    job->found.count = kept;
}

/* The message of a built-in rule, in the arena of the job; NULL: memory. */
static const char *tell(Settle *job, const Rule *rule, const char *from,
                        const char *to, const char *more) {
    Buf message = {0};
    Value values[VALUE_COUNT] = {{from, strlen(from)}, {to, strlen(to)}};
    template_expand(&rule->message, values, VALUE_COUNT, &message);
    buf_text(&message, more);
    const char *kept = message.failed
                           ? NULL
                           : arena_copy(job->arena, message.data, message.len);
    buf_free(&message);
    return kept;
}

/* The first of a story also says what the encoding may be. */
static const char *tell_bytes(Settle *job, const Rule *rule, bool first) {
    const Source *origin = job->story->origin;
    Buf more = {0};
    if (first && job->looks_like)
        buf_print(&more, "; looks like %s: try --encoding %s", job->looks_like,
                  job->looks_like);
    const char *message =
        tell(job, rule, origin ? origin->name : "UTF-8", "", buf_str(&more));
    buf_free(&more);
    return message;
}

/* Bytes that did not decode, a finding a stretch. */
static Status tell_opaque(Work *w) {
    Settle *job = w->job;
    size_t first = job->found.count;
    const char *message = NULL;
    const Rule *rule = ruleset_find(job->rules, RULE_INVALID_BYTES);
    if (!job->enabled[rule - job->rules->items]) return STATUS_OK;
    Placed *last = NULL;
    for (size_t i = 0; i < job->story->run_count; i++) {
        const Run *run = &job->story->runs[i];
        if (run->codec != RUN_OPAQUE || run->prose.start == run->prose.end)
            continue;
        if (last && last->source.end == run->source.start) {
            last->source.end = run->source.end;
            continue;
        }
        Placed p = {.rule = rule, .source = run->source};
        p.message = message = tell_bytes(job, rule, !last);
        if (!message || !VEC_ADD(&job->found, p)) return STATUS_MEMORY;
        last = &job->found.items[job->found.count - 1];
    }
    drop_accepted(w, first);
    return STATUS_OK;
}

/* “ (U+201C), which is not in ISO-8859-1 */
static void name_unfit(const Settle *job, uint32_t cp, Buf *out) {
    char utf8[4];
    size_t n = utf8_encode(cp, utf8);
    buf_print(out, "%.*s (U+%04X), which is not in %s", (int)n, utf8, cp,
              job->story->origin->out_name);
}

/* Repairs that the encoding has no place for, each beside its finding. */
static Status tell_unfit(Work *w) {
    Settle *job = w->job;
    size_t first = job->found.count;
    const Rule *rule = ruleset_find(job->rules, RULE_DOES_NOT_FIT);
    if (!job->enabled[rule - job->rules->items]) return STATUS_OK;
    for (size_t i = 0; i < w->found.count; i++) {
        const Finding *f = &w->found.items[i];
        if (!f->unfit) continue;
        Buf what = {0};
        name_unfit(job, f->unfit, &what);
        Placed p = {.rule = rule,
                    .source = story_source(w->story, f->span),
                    .below = f->rule};
        p.message = tell(job, rule, f->rule->id, buf_str(&what), "");
        buf_free(&what);
        if (!p.message || !VEC_ADD(&job->found, p)) return STATUS_MEMORY;
    }
    drop_accepted(w, first);
    return STATUS_OK;
}

static Status finish(Work *w) {
    Status status = STATUS_OK;
    for (size_t i = 0; i < w->found.count && !status; i++)
        status = place(w, &w->found.items[i], false);
    if (!status) status = tell_bans(w);
    if (!status) status = tell_opaque(w);
    return status ? status : tell_unfit(w);
}

/* A hundred times what any rule of ours takes, on a busy machine too: an
 * answer must not depend on how busy it is. */
#define RULE_NS 250000000u /* a quarter of a second, */
#define RULE_NS_BYTE 1000u /* and a millisecond a KiB */

static uint64_t budget(const Settle *job) {
    if (job->rule_ns) return job->rule_ns;
    return RULE_NS + (uint64_t)job->story->source_len * RULE_NS_BYTE;
}

static void prepare(Work *w, Settle *job) {
    *w = (Work){.job = job, .story = job->story};
    w->limits.rules = calloc(job->rules->count, sizeof *w->limits.rules);
    w->limits.budget_ns = budget(job);
    w->sentences.lang = job->lang;
    w->sentences.abbreviations = job->abbreviations;
    w->ctx = (PassContext){.read = job->story,
                           .rules = job->rules,
                           .enabled = job->enabled,
                           .house = job->house,
                           .names = job->names,
                           .keys = job->keys,
                           .people = job->people,
                           .countries = job->countries,
                           .roles = job->roles,
                           .words = job->words,
                           .orthography = job->orthography,
                           .languages = job->languages,
                           .leftovers = job->leftovers,
                           .lang = job->lang,
                           .bans = &w->bans,
                           .clock = &job->clock,
                           .accept = &job->accept,
                           .limits = &w->limits,
                           .matcher = matcher_new(),
                           .sentences = &w->sentences,
                           .scripts = &w->scripts,
                           .lookalikes = &w->lookalikes,
                           .facts = &w->facts,
                           .findings = &w->found};
}

static void release(Work *w) {
    matcher_free(w->ctx.matcher);
    buf_free(&w->ctx.scratch);
    sentences_free(&w->sentences);
    script_runs_free(&w->scripts);
    lookalikes_free(w->lookalikes);
    findings_free(&w->found);
    arena_free(&w->facts);
    free(w->bans.items);
    free(w->limits.rules);
}

Status settle(Settle *job) {
    Work w;
    prepare(&w, job);
    Status status = w.ctx.matcher && w.limits.rules ? STATUS_OK : STATUS_MEMORY;
    do {
        if (!status) status = lap(&w);
        w.laps++;
    } while (!status && w.banned);
    if (!status) status = finish(&w);
    Story *settled = w.story;
    if (settled != job->story && !status) {
        story_free(job->story);
        job->story = settled;
    } else if (settled != job->story) {
        story_free(settled);
    }
    release(&w);
    return status;
}
