/* SPDX-License-Identifier: MIT
 * A rule as the passes read it: what rules/README.md says in YAML. */
#ifndef RULESET_RULE_H
#define RULESET_RULE_H

#include "base/fault.h"
#include "base/hash.h"
#include "ruleset/regex.h"
#include "unicode/scripts.h"

typedef enum Level { LEVEL_INFO, LEVEL_WARNING, LEVEL_ERROR } Level;
typedef enum FixClass { FIX_NONE, FIX_SUGGESTED, FIX_SAFE } FixClass;
typedef enum Phase {
    PHASE_CHARACTERS, /* characters and residue */
    PHASE_MARKS,      /* spacing, punctuation, quotation marks, brackets */
    PHASE_SENSE,      /* words, names, sentences */
    PHASE_COUNT
} Phase;

typedef enum RuleKind {
    RULE_PATTERN,     /* a PCRE2 pattern */
    RULE_REPLACE,     /* a table of words or strings */
    RULE_PAIR,        /* brackets: marks that open and close */
    RULE_QUOTATION,   /* quotation marks, by the story's structure of them */
    RULE_NAME,        /* the names authority */
    RULE_CONSISTENCY, /* one of several forms a story */
    RULE_MOJIBAKE,    /* characters out of the wrong code page */
    RULE_COMPOSE,     /* letters and marks that NFC writes as one */
    RULE_HOMOGLYPH,   /* letters of another script that look the same */
    RULE_NUMBER,      /* numbers that are to be calculated with */
    RULE_REPEAT,      /* what stands twice or more often */
    RULE_FRAGMENT,    /* pieces of sentences */
    RULE_SPELL,       /* words that are not written so */
    RULE_FOREIGN,     /* words left in another language */
    RULE_BUILTIN,     /* reported by the engine itself; no file */
    RULE_KINDS
} RuleKind;

/* "Space before “${mark}”": literal parts and values by number. What the
 * numbers mean is the kind's: groups of a pattern, or ruleset/template.h. */
typedef struct Part {
    const char *text;
    size_t len;
    int value;  /* -1: literal */
    bool lower; /* ${name:lower}: in small letters */
} Part;

typedef struct Template {
    Part *parts;
    size_t count;
} Template;

typedef struct Example {
    const char *bad, *good, *ok; /* bad, bad and good, or ok; others NULL */
    Place place;
} Example;

/* A set of byte values. */
typedef struct Bytes {
    uint64_t bits[4];
} Bytes;

static inline void bytes_add(Bytes *set, unsigned char byte) {
    set->bits[byte >> 6] |= (uint64_t)1 << (byte & 63);
}

static inline bool bytes_meet(const Bytes *a, const Bytes *b) {
    return (a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) |
           (a->bits[2] & b->bits[2]) | (a->bits[3] & b->bits[3]);
}

/* One row of a `replace` table. */
typedef struct Row {
    const char *from, *to;
    size_t from_len, to_len;
} Row;

/* The rows that start with a byte: from first to before last. */
typedef struct RowIndex {
    uint32_t first[256], last[256];
} RowIndex;

typedef struct Spelling {
    const char *text;
    size_t len;
} Spelling;

/* One of several forms a story may keep to: all its spellings, which stand
 * for those at the same place in the other forms (adviser, advisers). */
typedef struct Form {
    Spelling *spellings;
    size_t count;
    bool loses; /* nobody's house form */
} Form;

#define NO_FORM ((size_t)-1)
/* Where the line stands in a form around subheads. */
#define FORM_GAP "\u2026"

/* Titles of roles (dict/roles/), as a rule lists them. */
typedef struct Titles {
    const char **items; /* in the ruleset's arena */
    size_t count;
} Titles;

/* What a `name` rule speaks of. */
typedef enum NameFinds {
    NAME_LISTED, /* a form that is listed as wrong */
    NAME_KEYS,   /* all words of a listed person’s form, spelled otherwise */
    NAME_ROLE,   /* a word of it, and an office of theirs in the sentence */
    NAME_DISPLACED,     /* a part that stands as a sentence of its own */
    NAME_ORDER,         /* a form’s words in another order */
    NAME_LONE,          /* a family’s name near that of who was named last */
    NAME_DRIFT,         /* one person of the story, spelled in two ways */
    NAME_MIXED,         /* two accepted forms of one listed person */
    NAME_FOREIGN,       /* another language’s acronym of a listed body */
    NAME_FOREIGN_ALONE, /* a short one, without anything like it near */
    NAME_TRANSLATED,    /* a listed person’s name, taken for words */
    NAME_ACRONYM,       /* nearly one that the story introduced */
    NAME_BODY_NEAR,     /* a letter beside a listed body's name */
    NAME_BODY_KIND,     /* a listed body called a thing that it is not */
    NAME_BODY_DRIFT,    /* a body of the story, called two kinds of body */
    NAME_FINDS
} NameFinds;

/* What a `repeat` rule speaks of. */
typedef enum RepeatFinds {
    REPEAT_WORD,      /* a word twice in a row */
    REPEAT_NAME,      /* the same of a name, or of a word nobody knows */
    REPEAT_PHRASE,    /* two words and more */
    REPEAT_QUOTED,    /* a word or a phrase, within quotation marks */
    REPEAT_LOOP,      /* again and again */
    REPEAT_SENTENCE,  /* a sentence twice in a row */
    REPEAT_PARAGRAPH, /* one that the story has further up */
    REPEAT_FINDS
} RepeatFinds;

/* What a `fragment` rule speaks of. */
typedef enum FragmentFinds {
    FRAGMENT_ORPHAN,      /* “… in the south. Gravel.” */
    FRAGMENT_PHRASE,      /* “It was postponed. By the council.” */
    FRAGMENT_LOWER,       /* “… in the port. blamed on militants.” */
    FRAGMENT_LOWER_START, /* a paragraph that starts in lower case */
    FRAGMENT_BREAK,       /* a paragraph that ends within a sentence */
    FRAGMENT_FINDS
} FragmentFinds;

/* What a `spell` rule speaks of. */
typedef enum SpellFinds {
    SPELL_LISTED,  /* a misspelling that is listed */
    SPELL_NEAR,    /* one slip away from a common word */
    SPELL_PERHAPS, /* the same, less surely */
    SPELL_UNKNOWN, /* any other word that nobody knows */
    SPELL_FINDS
} SpellFinds;

/* What a `foreign` rule speaks of. */
typedef enum ForeignFinds {
    FOREIGN_CLAUSE, /* a sentence or a part of one */
    FOREIGN_WORD,   /* a word among English ones */
    FOREIGN_FINDS
} ForeignFinds;

typedef enum PairShape {
    PAIR_UNCLOSED, /* opens and is not closed, nor continued */
    PAIR_UNOPENED, /* closes what is not open */
    PAIR_DOUBLED,  /* closes again what was closed just before */
    PAIR_REOPENED, /* opens again before it was closed */
    PAIR_SHAPES
} PairShape;

/* What a `quotation` rule speaks of. */
typedef enum QuoteShape {
    SHAPE_UNCLOSED,    /* opens and has no home */
    SHAPE_UNOPENED,    /* closes what is not open */
    SHAPE_RESTARTS,    /* is open where a sentence starts again */
    SHAPE_RUNS_ON,     /* closes in a later paragraph, not opened again */
    SHAPE_REOPENED,    /* opens again at the start of a sentence */
    SHAPE_INTERRUPTED, /* opens again within one */
    SHAPE_NESTED,      /* double marks within double marks */
    SHAPE_SPLIT,       /* closes and opens again within a sentence */
    SHAPE_DOUBLED,     /* directly behind a mark that does the same */
    SHAPE_STRAY,       /* between blanks, and nothing can be quoted there */
    SHAPE_TURNED,      /* the mark of the other side */
    SHAPE_SLID,        /* closes at the head of the next paragraph */
    SHAPE_SPACED,      /* apart from the words it belongs to */
    SHAPE_STOP,        /* a stop before it where “he said” follows */
    SHAPE_ELISION,     /* opens where an apostrophe belongs */
    SHAPE_FOREIGN,     /* of another language */
    SHAPE_MIXED,       /* straight among curly ones, or the reverse */
    SHAPE_APOSTROPHE,  /* the same of apostrophes */
} QuoteShape;

typedef enum MojibakeFinds {
    FINDS_MISREAD, /* UTF-8 read with the wrong code page */
    FINDS_CONTROL, /* C1 control characters */
    FINDS_LOST,    /* U+FFFD */
} MojibakeFinds;

typedef enum NumberReads {
    READS_GROUPS,     /* foreign marks between the figures */
    READS_BLANKS,     /* blanks that go */
    READS_WEEKDAY,    /* a weekday and its date */
    READS_CONVERSION, /* a measure and, in brackets, another */
} NumberReads;

/* The groups of a number pattern, by what it reads. */
enum {
    PART_WHOLE,
    PART_FRACTION,
    PART_WEEKDAY = 0,
    PART_DAY,
    PART_MONTH,
    PART_YEAR,
    PART_NUMBER = 0,
    PART_UNIT,
    PART_OTHER,
    PART_SECOND,
    NUMBER_PARTS
};

/* A unit of measure. */
typedef struct Unit {
    const char *system;    /* metric, customary */
    const char *dimension; /* length, mass */
    double low, high; /* of the dimension's own unit; two for gallons, which
                         are larger in Britain */
    double zero;      /* where it counts from, for temperatures; else 0 */
} Unit;

/* Where in the story a pattern is looked for. */
typedef enum RuleAt {
    AT_PARAGRAPHS, /* anywhere in each of them */
    AT_HEAD,       /* with what the story starts */
    AT_TAIL,       /* with what it ends */
    AT_STORY,      /* with all of it */
} RuleAt;

typedef struct Rule {
    const char *id;    /* "family.name" */
    size_t family_len; /* of the id */
    RuleKind kind;
    const char **langs; /* ISO 639-1 codes; none: any language */
    size_t lang_count;
    const char *since, *why, *pack; /* why may be NULL */
    const char **links;             /* where to read more; may be none */
    size_t link_count;
    Level level;
    FixClass fix;
    Phase phase;
    int stage;      /* in its phase: the lower wins an overlap; 0 unless said */
    int priority;   /* in its stage: the higher wins; 0 unless said */
    unsigned skip;  /* enum Context bits to stay out of */
    unsigned roles; /* bits 1 << StoryRole of its stories; 0: any */
    Template message;
    Example *examples;
    size_t example_count;
    Place place; /* of its id; path NULL for built-in ones */

    Regex *near, *unless;  /* what the sentence must, must not have; or NULL */
    const Script *scripts; /* of the letters around; compose: of the letter;
                              homoglyph: one, the word's */
    size_t script_count;   /* 0: any */
    const Script *strays;  /* homoglyph: of the letters in the wrong place */
    size_t stray_count;
    bool keeps_case;  /* the replacement takes the case of what it replaces */
    Regex *regex;     /* pattern */
    RuleAt at;        /* pattern */
    int needs;        /* a byte without which the regex cannot match, or -1 */
    Template replace; /* pattern */
    bool has_replace;
    Template known; /* pattern: words without which there is no repair;
                       homoglyph: without which it is only suggested */
    bool has_known;
    Template if_known;   /* pattern: words without which there is no finding */
    Template if_unknown; /* pattern: one of its words must not be known */
    bool has_if_known, has_if_unknown;
    Regex *majority;  /* pattern: what the story must have far more often */
    Regex *elsewhere; /* pattern: what another place of the story must have */
    Regex *nowhere;   /* pattern: what no place of the story may have */
    unsigned decodes; /* pattern: the group that is a character reference and
                         whose value is what that stands for; 0: none */
    Bytes starts;     /* pattern, replace: one of them starts any match */
    Row *table;       /* replace: sorted by first byte, longest first */
    const RowIndex *index; /* of the table */
    size_t row_count;
    bool whole_words;       /* replace */
    bool as_runs;           /* replace: places side by side are one */
    uint32_t open, close;   /* pair: code points */
    PairShape shape;        /* pair */
    QuoteShape quote_shape; /* quotation */
    Form *forms;            /* consistency */
    size_t form_count;
    size_t house;     /* consistency: the house form, or NO_FORM */
    bool of_subheads; /* consistency: forms are what stands around one */
    Spelling *except; /* consistency: phrases in which a form is no use of it;
                         repeat: in lower case, what may stand twice */
    size_t except_count;
    Spelling *prefixes, *suffixes; /* spell: what makes a word of another */
    size_t prefix_count, suffix_count;
    MojibakeFinds finds;          /* mojibake */
    NameFinds name_finds;         /* name */
    RepeatFinds repeat_finds;     /* repeat */
    FragmentFinds fragment_finds; /* fragment */
    SpellFinds spell_finds;       /* spell */
    ForeignFinds foreign_finds;   /* foreign */
    Map joins; /* mojibake: ends of words that a final “à” belongs to */
    Map tails; /* mojibake: what follows an apostrophe within words */
    NumberReads reads;            /* number */
    unsigned parts[NUMBER_PARTS]; /* number: groups; 0: none */
    char marks[2]; /* number: between groups of figures, before a fraction */
    Regex *habit;  /* number: what shows that a story has no fixed way */
    Map weekdays;  /* number: words; 0 is Monday */
    const char **weekday_names; /* number: how the message calls them */
    Map months;                 /* number: words; 0 is January */
    Map unit_words;             /* number: words; indexes into units */
    const Unit *units;          /* number */
    Map charges;   /* name: lower-case words near which no name is repaired
                      safely */
    Map stems;     /* the same, by how they start: "accus" of "accus*" */
    Titles bodies; /* name: the kinds of bodies that it speaks of */
    Titles nouns;  /* name: what none of them is */
} Rule;

typedef struct RuleList {
    const Rule **items;
    size_t count;
} RuleList;

#endif
