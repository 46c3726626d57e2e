import { fault } from '../data-service/fault';
import { invalidReference, requiredMissing } from '../data-service/fault-texts';
import { isObject, objectsOf, scalarText, textOf } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import { boolean, COMMON_FIELDS, enumeration, kept, list, number, object, text } from '../model/fields';
import { HERE, temporaryPath } from './content';

/** What a file can hang at (QuickBooks Online, Attachable page): documents, names and items. */
const CARRIERS = new Map(
  [
    ...['Bill', 'BillPayment', 'CreditMemo', 'Deposit', 'Estimate', 'Invoice', 'JournalEntry', 'Payment'],
    ...['Purchase', 'PurchaseOrder', 'RefundReceipt', 'SalesReceipt', 'TimeActivity', 'Transfer'],
    ...['VendorCredit', 'Vendor', 'Customer', 'Employee', 'Item'],
  ].map((entity) => [entity.toLowerCase(), entity]),
);

const noteOrFile: Rule = ({ body }) =>
  textOf(body, 'Note') === undefined && textOf(body, 'FileName') === undefined
    ? [requiredMissing('Note')]
    : [];

/** Every object that the file hangs at must exist (2500) and be of a kind that carries files (6050). */
const targetsExist: Rule = ({ books, body }) =>
  objectsOf(body['AttachableRef']).flatMap((attached) => {
    const target = attached['EntityRef'];
    if (!isObject(target)) return [];
    const type = scalarText(target['type']);
    const id = scalarText(target['value']);
    const carrier = CARRIERS.get(type.toLowerCase());
    if (carrier === undefined) {
      return [fault('6050', `The entity reference type ${type} is unsupported for Attachable`, 'EntityRef')];
    }
    return books.find(carrier, id) ? [] : [invalidReference('AttachableRef.EntityRef')];
  });

/** QuickBooks Online, Attachable page: a note, or a file that came by upload. */
export const ATTACHABLE: EntityDefinition = {
  name: 'Attachable',
  kind: 'attachment',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  sequence: 'attachable',
  fields: {
    ...COMMON_FIELDS,
    FileName: text(1000, { filter: true, sort: true }),
    Note: text(2000, { filter: true }),
    ContentType: text(100, { filter: true }),
    Category: enumeration(['Image', 'Signature', 'Contact Photo', 'Receipt', 'Document', 'Sound', 'Other'], {
      filter: true,
    }),
    AttachableRef: list({
      EntityRef: object({
        type: text(40, { filter: true }),
        value: text(64, { filter: true }),
        name: text(500),
      }),
      LineInfo: text(64),
      IncludeOnSend: boolean({ filter: true }),
      NoRefOnly: boolean(),
      Inactive: boolean(),
      CustomField: kept(),
    }),
    Lat: text(20),
    Long: text(20),
    PlaceName: text(2000, { filter: true }),
    Tag: text(2000, { filter: true }),
    Size: number({ readOnly: true, filter: true, sort: true }),
    FileAccessUri: text(1000, { readOnly: true }),
    TempDownloadUri: text(2000, { readOnly: true }),
    ThumbnailFileAccessUri: text(1000, { readOnly: true }),
    ThumbnailTempDownloadUri: text(2000, { readOnly: true }),
  },
  rules: [noteOrFile, targetsExist],
  show: (shown, books) => {
    const id = scalarText(shown['Id']);
    if (shown['Size'] === undefined) return;
    shown['FileAccessUri'] = `/v3/company/${books.realmId}/download/${id}`;
    shown['TempDownloadUri'] = `${HERE}${temporaryPath(books.realmId, id, books.clock.now())}`;
  },
};
