import { isObject, scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { pdfOf } from './pdf';

function nameOf(form: JsonObject, property: string): string {
  const reference = form[property];
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

/** `PurchaseOrder` as a title: `Purchase Order`. */
const titleOf = (entity: string): string => entity.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** A form on paper, as shown, which says of itself that it is a simulation. */
export function formPdf(entity: string, form: JsonObject, companyName: string): Buffer {
  const party = form['VendorRef'] === undefined ? 'Customer' : 'Vendor';
  return pdfOf([
    'SIMULATION - not a document of Intuit QuickBooks',
    companyName,
    '',
    `${titleOf(entity)} ${scalarText(form['DocNumber'] ?? form['PaymentRefNum'])}`,
    `${party}: ${nameOf(form, `${party}Ref`)}`,
    `Date: ${scalarText(form['TxnDate'])}`,
    '',
    ...linesOf(form).map(lineText),
    '',
    `Total: ${scalarText(form['TotalAmt'])}`,
  ]);
}
