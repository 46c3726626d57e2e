import { isObject, scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { pdfOf } from './pdf';

function nameOf(order: JsonObject, property: string): string {
  const reference = order[property];
  return isObject(reference) ? scalarText(reference['name']) : '';
}

function lineText(line: JsonObject): string {
  const detail = detailOf(line) ?? {};
  const what = nameOf(detail, 'ItemRef') || nameOf(detail, 'AccountRef');
  const quantity = detail['Qty'] === undefined ? '' : ` ${scalarText(detail['Qty'])} x`;
  const price = detail['UnitPrice'] === undefined ? '' : ` ${scalarText(detail['UnitPrice'])}`;
  const description = scalarText(line['Description']);
  return `${scalarText(line['LineNum'])}. ${what} ${description}${quantity}${price} = ${scalarText(line['Amount'])}`;
}

/** An order on paper, as shown, which says of itself that it is a simulation. */
export function orderPdf(order: JsonObject, companyName: string): Buffer {
  return pdfOf([
    'SIMULATION - not a document of Intuit QuickBooks',
    companyName,
    '',
    `Purchase Order ${scalarText(order['DocNumber'])}`,
    `Vendor: ${nameOf(order, 'VendorRef')}`,
    `Date: ${scalarText(order['TxnDate'])}`,
    '',
    ...linesOf(order).map(lineText),
    '',
    `Total: ${scalarText(order['TotalAmt'])}`,
  ]);
}
