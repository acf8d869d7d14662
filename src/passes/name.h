/* SPDX-License-Identifier: MIT
 * Inside kind `name`: what its files share. */
#ifndef PASSES_NAME_H
#define PASSES_NAME_H

#include "passes/passes.h"

/* Proposes the form of `name` nearest to what stands at the span. Suggested
 * instead of safe where it is not sure, or where a wrong name would be a libel.
 */
void name_report(PassContext *ctx, const Rule *rule, size_t paragraph,
                 Span span, const Name *name, bool sure);
/* Would a wrong repair of it be a libel, or words put into a mouth: inside
 * quotation marks, beside a charge (the rule’s `charges`), with an age? */
bool name_is_risky(const PassContext *ctx, const Rule *rule, size_t paragraph,
                   Span span);
/* Is the stretch a listed form, right or wrong, of anyone? */
bool name_is_listed(const PassContext *ctx, Span span);
/* Was somebody else than `name` met who is spelled so? */
bool name_is_seen(const PassContext *ctx, Span span, const Name *name);
/* The one person of whom a form has the keys of this stretch; NULL: none, or
 * two. */
const Name *name_person(const PassContext *ctx, Span span);
/* Is it spelled like someone whom the entry must not be taken for? */
bool name_is_confusable(const PassContext *ctx, const Name *name, Span span);

/* Does the story write a body or place right elsewhere? Else its copy may have
 * a reason: a firm’s name, another language. */
bool name_has_right(const Story *story, const Name *name);

/* What a rule `finds`, a file each. People whose every word is spelled by
 * another letter of its class. */
void name_known(PassContext *ctx, const Rule *rule, size_t paragraph);
/* People of whom one word is right, where their office stands beside it. */
void name_role(PassContext *ctx, const Rule *rule, size_t paragraph);
/* Parts of names that stand as sentences of their own. */
void name_displaced(PassContext *ctx, const Rule *rule, size_t paragraph);
/* Families’ names that nobody has, near that of who was named last. */
void name_lone(PassContext *ctx, const Rule *rule, size_t paragraph);
/* People whose words stand in another order. */
void name_order(PassContext *ctx, const Rule *rule, size_t paragraph);
/* One person of the story, spelled in two ways. */
void name_drift(PassContext *ctx, const Rule *rule);
/* Two accepted forms of one listed person in the story. */
void name_mixed(PassContext *ctx, const Rule *rule);
/* Acronyms of another language for a listed body. */
void name_foreign(PassContext *ctx, const Rule *rule);
/* Acronyms that are nearly one that the story introduced. */
void name_acronym(PassContext *ctx, const Rule *rule);
/* Names a letter beside that of a listed body. */
void name_body_near(PassContext *ctx, const Rule *rule, size_t paragraph);
/* Listed bodies before a noun that is another kind of body. */
void name_body_kind(PassContext *ctx, const Rule *rule, size_t paragraph);
/* Bodies that the story calls by two kinds of body. */
void name_body_drift(PassContext *ctx, const Rule *rule);
/* Is the title among them? */
bool titles_have(const Titles *titles, const char *title, size_t len);
/* May the words stand for one of the titles? */
bool titles_are(const PassContext *ctx, const Titles *titles, Span words);
/* Names of listed people, translated as words. */
void name_translated(PassContext *ctx, const Rule *rule);

#endif
