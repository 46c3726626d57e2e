'use strict';
/**
 * The counting behind `npm run acceptance`: which promises of `docs/acceptance/` the tests of a run have shown. Pure, so
 * that its rules can be tested without a run.
 */

/** Two letters and a number, or `N` and a number; a mistyped source (`[ONN-5]`) must be found, not overlooked. */
const TAG = /\[([A-Z]{1,4}-\d+|N\d+)(?: ([^\]]*))?\]/g;

/**
 * The rows that a test's full name (its describe titles included) claims to show: `[ON-5]`, `[OA-2 api]`.
 *
 * @param {string} name
 * @returns {{ id: string, side?: string }[]}
 */
function tagsIn(name) {
  return [...name.matchAll(TAG)].map(([, id, side]) => (side === undefined ? { id } : { id, side }));
}

/**
 * Ids that are listed more than once, within a source or in two of them.
 *
 * @param {import('./ledger.cjs').Source[]} sources
 * @returns {string[]}
 */
function listedTwice(sources) {
  const ids = sources.flatMap(({ rows }) => rows.map(({ id }) => id));
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

/**
 * Counts what a run has shown. A side is shown when at least one test that claims it passed and none failed: a row
 * whose tests disagree is not kept. A bare id means the row's only side, or `api` where it has two; a row is shown when
 * all its sides are.
 *
 * @param {import('./ledger.cjs').Source[]} sources
 * @param {import('./ledger.cjs').Test[]} tests
 * @returns {import('./ledger.cjs').Count}
 */
function count(sources, tests) {
  const rows = new Map(sources.flatMap((source) => source.rows.map((row) => [row.id, row])));
  const passed = new Set();
  const failed = new Set();
  const unknown = [];
  for (const { name, status } of tests) {
    for (const tag of tagsIn(name)) {
      const side = sideOf(rows.get(tag.id), tag);
      if (side === undefined) unknown.push({ tag: [tag.id, tag.side].filter(Boolean).join(' '), test: name });
      else if (status === 'passed') passed.add(`${tag.id} ${side}`);
      else if (status === 'failed') failed.add(`${tag.id} ${side}`);
    }
  }
  const isShown = (id, side) => passed.has(`${id} ${side}`) && !failed.has(`${id} ${side}`);
  return { sources: sources.map((source) => countSource(source, isShown)), unknown };
}

/** The side a tag means; undefined when there is no such row or the row has no such side. */
function sideOf(row, tag) {
  if (row === undefined) return undefined;
  if (tag.side !== undefined) return row.sides.find((side) => side === tag.side);
  return row.sides.length === 1 ? row.sides[0] : 'api';
}

function countSource({ source, rows }, isShown) {
  const judged = rows.map(({ id, sides }) => ({
    id,
    open: sides.filter((side) => !isShown(id, side)),
    sides,
  }));
  return {
    source,
    shown: judged.filter(({ open }) => open.length === 0).map(({ id }) => id),
    half: judged
      .filter(({ open, sides }) => open.length > 0 && open.length < sides.length)
      .map(({ id, open }) => `${id} ${open.join(' ')}`),
    open: judged.filter(({ open }) => open.length > 0).map(({ id }) => id),
  };
}

module.exports = { tagsIn, listedTwice, count };
