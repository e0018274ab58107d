"""The table of ratings and counts: a row a node, of the whole inspection and of each site."""

from collections.abc import Iterator, Mapping

from reviewtui.exchange.flat.table import Column, Row
from reviewtui.framework.model import OVERALL
from reviewtui.framework.node_words import title_alone
from reviewtui.rating.margins import Margins
from reviewtui.rating.summary import NodeRating, SharedRating, Summary
from reviewtui.services.flat.shared import SITE, SITE_NAME, Source, joined
from reviewtui.services.summary.summaries import by_site_on, summary_on

_WHOLE = "The whole inspection."
_NO_SHARE = "It is not rated from a share of cases."
_NO_MARGIN = "No margin: the sample was not drawn at random, or is too small."
SUMMARY = (
    SITE._replace(null=_WHOLE),
    SITE_NAME._replace(null=_WHOLE),
    Column("level", "text", "overall, standard or question."),
    Column("node", "text", "Code of the standard or question; overall."),
    Column("title", "text", "Its title."),
    Column("rating", "text", "The calculated rating.", "Not rated: because says why."),
    Column("rating_in_use", "text", "The rating with professional discretion taken in.", "Not rated, or a site."),
    Column("score", "integer", "Sum of the scores taken in.", "Only the overall has one, by some rules."),
    Column("score_of", "integer", "The most that sum could be.", "As score."),
    Column("good", "integer", "Cases with a good answer.", _NO_SHARE),
    Column("applicable", "integer", "Cases in which it was answered and applies.", _NO_SHARE),
    Column("not_applicable", "integer", "Cases in which it is not applicable.", _NO_SHARE),
    Column("not_answered", "integer", "Cases without an answer.", _NO_SHARE),
    Column("in_dispute", "integer", "Cases with different judgements.", _NO_SHARE),
    *(
        Column(f"{end}_{level}", "number", f"{what} the {level}% margin of the share, 0 to 1.", _NO_MARGIN)
        for level in (80, 95)
        for end, what in (("low", "Lower end of"), ("high", "Upper end of"))
    ),
    Column("flags", "text", "What to be careful about, joined with “; ”.", "Nothing."),
    Column("rule", "text", "Kind of the rule that rates it."),
    Column("because", "text", "The reason in a sentence."),
)


def summary(source: Source) -> Iterator[Row]:
    """The whole inspection first, then each site, which is rated only from the framework's least number of cases on."""
    whole = summary_on(source.connection, source.inspection, cases=False)
    computed = {code: row.rating for code, row in _nodes(whole.summary)}
    yield from _rows(source, None, whole.summary, {**computed, **whole.decided}, whole.margins)
    for site in by_site_on(source.connection, source.inspection):
        yield from _rows(source, site.code, site.summary, {}, {})


def _nodes(found: Summary) -> Iterator[tuple[str, NodeRating]]:
    yield OVERALL, found.overall
    yield from found.standards.items()
    yield from found.questions.items()


def _rows(
    source: Source, site: str | None, found: Summary, in_use: Mapping[str, str | None], margins: Margins
) -> Iterator[Row]:
    for code, node in _nodes(found):
        share = node.share if isinstance(node, SharedRating) else None
        yield {
            **source.at(site),
            "level": "overall" if code == OVERALL else "question" if code in found.questions else "standard",
            "node": code,
            "title": title_alone(source.framework, code),
            "rating": node.rating,
            "rating_in_use": in_use.get(code),
            "score": node.score,
            "score_of": node.max,
            "good": share and share.good,
            "applicable": share and share.applicable,
            "not_applicable": share and share.not_applicable,
            "not_answered": share and share.unjudged,
            "in_dispute": share and share.in_dispute,
            **{
                f"{end}_{margin.level}": round(getattr(margin, end), 6)
                for margin in margins.get(code, ())
                for end in ("low", "high")
            },
            "flags": joined(node.flags),
            "rule": node.because.rule,
            "because": node.because.text,
        }
