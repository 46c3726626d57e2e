/** Who can mend a cause. */
export type Fixer = 'accountant' | 'host' | 'operator' | 'nobody';

export interface CauseRule {
  /** `blocked`: a person must decide. `held`: it waits and releases itself. `refused`: QuickBooks said no. */
  standing: 'blocked' | 'held' | 'refused' | 'skipped';
  /** `{subject}` is the thing's name. */
  sentence: string;
  fix: string;
  who: Fixer;
}

const blocked = (sentence: string, fix: string, who: Fixer = 'accountant'): CauseRule => ({
  standing: 'blocked',
  sentence,
  fix,
  who,
});
const held = (sentence: string, fix: string, who: Fixer = 'nobody'): CauseRule => ({
  standing: 'held',
  sentence,
  fix,
  who,
});

/** Every reason of our own why a document is not in QuickBooks. What QuickBooks refuses has its rules in libs/qbo. */
export const CAUSES = {
  'not-connected': {
    standing: 'skipped',
    sentence: 'The division was not connected to QuickBooks when the document came.',
    fix: 'Connect the division, then retry the document.',
    who: 'accountant',
  },
  'reconnect-needed': held(
    'QuickBooks no longer accepts the connection.',
    'Reconnect the company; its documents go on by themselves.',
    'accountant',
  ),
  'company-held': held(
    'QuickBooks takes nothing from this company now.',
    'Mend the connection as its page says; its documents go on by themselves.',
    'accountant',
  ),
  'connection-pending': held(
    'The company is being connected.',
    'Finish the authorisation in QuickBooks.',
    'accountant',
  ),
  disconnected: held('The company was disconnected.', 'Connect the company again.', 'accountant'),
  'matching-pending': held(
    'Its equal in QuickBooks is being looked for: {subject}.',
    'Nothing to do: it goes on by itself.',
  ),
  'supplier-not-linked': blocked(
    'The supplier has no vendor in QuickBooks: {subject}.',
    'Link the supplier to a vendor, or let the vendor be created.',
  ),
  'item-not-linked': blocked(
    'The item has no product or service in QuickBooks: {subject}.',
    'Link the item, or choose the policy `unmatchedItem`.',
  ),
  'account-not-linked': blocked('The account has no account in QuickBooks: {subject}.', 'Link the account.'),
  'cost-code-not-linked': blocked(
    'The cost code has no equal in QuickBooks: {subject}.',
    'Link the cost code.',
  ),
  'customer-not-linked': blocked('The customer has no equal in QuickBooks: {subject}.', 'Link the customer.'),
  'project-not-linked': blocked('The project has no equal in QuickBooks: {subject}.', 'Link the project.'),
  'class-not-linked': blocked('The class has no equal in QuickBooks: {subject}.', 'Link the class.'),
  'location-not-linked': blocked('The location has no equal in QuickBooks: {subject}.', 'Link the location.'),
  'term-not-linked': blocked('The payment terms have no equal in QuickBooks: {subject}.', 'Link the terms.'),
  'tax-code-not-mapped': blocked('The tax code is not mapped: {subject}.', 'Map the tax code.'),
  'tax-code-missing': blocked(
    'A line has no tax code, and this company wants one on every line.',
    'Send a tax code on every line.',
    'host',
  ),
  'record-inactive': blocked(
    'It was made inactive in QuickBooks: {subject}.',
    'Reactivate it in QuickBooks, or link another record.',
  ),
  'item-not-purchasable': blocked(
    'The item has no expense account in QuickBooks, so it cannot be bought: {subject}.',
    'Tick “I purchase this product/service” on the item in QuickBooks, or link another item.',
  ),
  'item-is-category': blocked(
    'It is a category in QuickBooks, which cannot be bought: {subject}.',
    'Link the item to a product or service.',
  ),
  'line-without-account': blocked(
    'A line names neither item nor account.',
    'Set the policy `fallbackAccount`, or name an item or account on the line.',
  ),
  'fallback-account-missing': blocked(
    'Unmatched items shall go to an account, and none is chosen.',
    'Set the policy `fallbackAccount`.',
  ),
  'new-item-account-missing': blocked(
    'Items shall be created, and no expense account is chosen for them.',
    'Set the policy `newItem`.',
  ),
  'item-creation-refused': blocked(
    'QuickBooks refuses to create the item: {subject}.',
    'Mend what QuickBooks says, or link an existing item.',
  ),
  'vendor-creation-refused': blocked(
    'QuickBooks refuses to create the vendor: {subject}.',
    'Mend what QuickBooks says, or link an existing vendor.',
  ),
  'name-taken': blocked(
    'The name is taken by a customer, employee or inactive record in QuickBooks: {subject}.',
    'Link the supplier by hand, or rename one of the two.',
  ),
  'name-missing': blocked(
    'It shall be created in QuickBooks and the document gives no name: {subject}.',
    'Send its name, or link it by hand.',
    'host',
  ),
  'name-not-allowed': blocked(
    'Its name holds a colon, which QuickBooks does not take: {subject}.',
    'Link it by hand, or rename it.',
  ),
  'plan-lacks-feature': blocked(
    'The QuickBooks plan of the company has no purchase orders.',
    'Upgrade QuickBooks to Plus or Advanced, then reconnect.',
  ),
  'class-per-transaction': blocked(
    'Lines name different classes, and the company keeps one class per transaction.',
    'Send one class on the order, or switch class tracking to lines in QuickBooks and reconnect.',
  ),
  'classes-off': blocked(
    'The order names a class and class tracking is off in QuickBooks.',
    'Switch class tracking on in QuickBooks and reconnect, or send no class.',
  ),
  'billable-off': blocked(
    'A line is billable and billable expenses are off in QuickBooks.',
    'Switch billable expenses on in QuickBooks and reconnect, or send no billable lines.',
  ),
  'numbers-are-custom': blocked(
    'QuickBooks shall number the orders, and the company uses custom transaction numbers.',
    'Set the policy `numberFrom` to `host`, or switch custom transaction numbers off in QuickBooks.',
  ),
  'number-collision': blocked(
    'Another order has the same first 21 characters in its number.',
    'Give the order another number, or set the policy `referenceCollision` to `suffix`.',
    'host',
  ),
  'currency-off': blocked(
    'The order is in a foreign currency and the company keeps one currency.',
    'Switch multicurrency on in QuickBooks, or order in the home currency.',
  ),
  'currency-differs': blocked(
    'The vendor has another currency in QuickBooks: {subject}.',
    'Link a vendor of the order’s currency.',
  ),
  'ap-account-undecided': blocked(
    'The company has several accounts payable accounts of this currency, or none.',
    'Set the policy `apAccount`.',
  ),
  'changed-in-quickbooks': blocked(
    'Somebody changed the order in QuickBooks.',
    'Retry to overwrite it, or skip to leave it.',
  ),
  'deleted-in-quickbooks': blocked(
    'Somebody deleted the order in QuickBooks.',
    'Retry to write it again, or skip to leave it.',
  ),
  'skipped-by-person': {
    standing: 'skipped',
    sentence: 'A person chose to skip the document.',
    fix: 'Retry the document to send it after all.',
    who: 'accountant',
  },
} as const satisfies Record<string, CauseRule>;

export type CauseCode = keyof typeof CAUSES;
