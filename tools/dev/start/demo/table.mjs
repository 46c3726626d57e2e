const HEAD = ['order', 'supplier', 'amount', 'status', 'QuickBooks', 'from approval'];

/**
 * @param {object[]} documents as the API shows them
 * @returns {string[]} lines of a table, one document each; what keeps it from QuickBooks stands under it
 */
export function documentTable(documents) {
  const rows = documents.map(cellsOf);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column].length)),
  );
  const line = (cells) =>
    cells
      .map((cell, column) => (column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('   ')
      .trimEnd();
  return [
    line(HEAD),
    line(widths.map((width) => '─'.repeat(width))),
    ...documents.flatMap((document, index) => [line(rows[index]), ...reasonsOf(document)]),
  ];
}

function cellsOf({
  number,
  externalId,
  supplier,
  total,
  currency,
  status,
  quickbooks,
  receivedAt,
  syncedAt,
}) {
  return [
    number ?? externalId,
    supplier ?? '',
    total === null ? '' : `${total} ${currency}`,
    status,
    quickbooks ? `${quickbooks.docNumber ?? 'unnumbered'} (id ${quickbooks.id})` : '–',
    syncedAt === null ? '–' : `${((Date.parse(syncedAt) - Date.parse(receivedAt)) / 1000).toFixed(2)} s`,
  ];
}

const reasonsOf = ({ status, causes }) =>
  status === 'synced' ? [] : causes.map(({ detail, fix }) => `    ↳ ${detail} ${fix}`);
