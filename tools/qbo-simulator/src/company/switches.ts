import { z } from 'zod';

/**
 * How one company behaves where QuickBooks' behaviour depends on the company, or where its documents are silent.
 * The names are those of the wire: `PUT /_control/companies/{realmId}/switches`.
 */
export const switchesSchema = z.strictObject({
  /** Simple Start and Essentials have no purchase orders, classes, locations, inventory or projects. */
  plan: z.enum(['SimpleStart', 'Essentials', 'Plus', 'Advanced']).default('Plus'),
  /** Ended, canceled or unpaid: every write is refused with 6190, reads keep working. */
  subscription: z.enum(['active', 'trial', 'expired', 'canceled', 'unpaid']).default('active'),
  /** A sandbox admits development keys, a production company production keys (403/3100 otherwise). */
  environment: z.enum(['any', 'sandbox', 'production']).default('any'),
  /** `daily`: the same refresh token within 24 h, then a new one. `always`: a new one on every refresh. */
  rotation_mode: z.enum(['daily', 'always']).default('daily'),
  /** Seconds for which a superseded refresh token is still accepted. */
  rotation_grace: z.number().int().min(0).max(86_400).default(0),
  /** How long a refresh token lives: recorded 8,726,400 s (101 days), documented 8,640,000 (100 days). */
  refresh_token_seconds: z.number().int().positive().default(8_726_400),
  /** Status of fault 120, when the user who connected an app is no administrator any more. */
  lost_administrator: z.enum(['401', '400']).default('401'),
  /** The form of answers to those who ask for neither XML nor JSON, such as with a bare star. */
  default_form: z.enum(['xml', 'json']).default('xml'),
  /** The same requestid with another body: the first reply again, or fault 600. */
  requestid_conflict: z.enum(['replay', '600']).default('replay'),
  /** Whether a refusal is remembered under its requestid as a success is. */
  requestid_keeps_faults: z.boolean().default(true),
  /** false lifts every throttle of the company. */
  throttle: z.boolean().default(true),
  requests_per_minute: z.number().int().positive().default(500),
  requests_per_second: z.number().int().positive().default(10),
  requests_in_flight: z.number().int().positive().default(10),
  batches_per_minute: z.number().int().positive().default(40),
  /** Batches of all apps together. */
  batches_per_minute_of_realm: z.number().int().positive().default(120),
  /** Requests of one app over all endpoints; bites when `requests_per_minute` was raised above it. */
  combined_per_minute: z.number().int().positive().default(800),
  /** Metered reads a month of an app with production keys (500,000 for a Builder); null for no end. */
  metering_budget: z.number().int().min(0).nullable().default(null),
  /** What an app can no longer do when the budget is used up. */
  metering_blocks: z.enum(['reads', 'all']).default('reads'),
  /** How it is told: as an app without authorization (403/3100) or as a throttled one (429/3001). */
  metering_refusal: z.enum(['403', '429']).default('403'),
  /** Whether a batch with queries counts once or once for each query. */
  metering_batch: z.enum(['call', 'items']).default('call'),
  /** Seconds in the Retry-After header of a 429; null sends none, as Intuit documents none. */
  retry_after_header: z.number().int().positive().nullable().default(null),
  /** What happens to a DocNumber that is sent while QuickBooks numbers by itself. */
  sent_doc_number: z.enum(['ignored', 'kept']).default('ignored'),
  /** The fault for an item without an expense account on a purchase line. */
  non_purchasable_item: z.enum(['6000', '6430']).default('6000'),
  /** The fault for a reference to something inactive. */
  inactive_reference: z.enum(['2500', '610']).default('2500'),
  /** Whether inactive names keep their place in the name space, so that an active twin is 6240. */
  inactive_names: z.enum(['occupied', 'freed']).default('occupied'),
  /** How the name of an inactive object ends; both have been recorded. */
  deleted_suffix: z.enum(['(deleted)', '(Deleted)']).default('(deleted)'),
  /** What an empty text in a sparse update does to the property. */
  empty_text_in_sparse: z.enum(['empties', 'ignored']).default('empties'),
  /** MAXRESULTS above 1000. */
  large_max_results: z.enum(['capped', 'refused']).default('capped'),
  /** What a batch asks for beyond 1000 objects: refused with 10100, or cut. */
  large_batch_answer: z.enum(['refused', 'capped']).default('refused'),
  /** Making something inactive that still has active children. */
  deactivate_parent: z.enum(['refused', 'allowed']).default('refused'),
  /** The fault for the 41st class or location, or the 251st active account, of a Plus company. */
  usage_limit: z.enum(['6000', '5020', 'off']).default('6000'),
  /** Whether address countries read back as ISO 3166 alpha-3 (`USA`). */
  country_iso3: z.boolean().default(true),
  /** Whether LineNum is renumbered from 1, whatever was sent. */
  renumber_lines: z.boolean().default(true),
  /** Where tax is rounded to cents outside of the US: once for each rate, or on every line. */
  tax_rounding: z.enum(['rate', 'line']).default('rate'),
  /** What automated sales tax does with tax lines that are sent: puts its own in their place, or accepts them. */
  automated_sales_tax: z.enum(['replaces', 'accepts']).default('replaces'),
  /** What a US company does with GlobalTaxCalculation. */
  us_global_tax_calculation: z.enum(['ignored', 'refused']).default('ignored'),
  /** Whether a used bill number is 6140: the setting "Warn if duplicate bill number is used", which no API shows. */
  warn_duplicate_bill_no: z.boolean().default(false),
  /** A foreign document without ExchangeRate: the rate of its day, or 1 as for payments and credits. */
  missing_exchange_rate: z.enum(['looked-up', 'one']).default('looked-up'),
  /** A link from a bill to an order that cannot be made: left out without a word, or 620. */
  drop_bad_links_silently: z.boolean().default(true),
  /** Whether a line that is created with an Id of the caller's choice keeps its link to an order. */
  linked_line_with_id: z.enum(['dropped', 'linked']).default('dropped'),
  /** Deleting a paid bill or a used vendor credit: refused, or taken out of its payments. */
  delete_paid_bill: z.enum(['refuse', 'unlink']).default('refuse'),
  /** Deleting or voiding a paid invoice or a used credit memo: its payments stay, unapplied, or it is refused. */
  delete_paid_invoice: z.enum(['unlink', 'refuse']).default('unlink'),
  /** A bill's or invoice's total below what was paid, another vendor: refused, or accepted with a Balance below 0. */
  change_paid_bill: z.enum(['refuse', 'accept']).default('refuse'),
  /** A payment of nothing but paid bills: saved as a voided one, or kept as unapplied money. */
  pay_paid_bill: z.enum(['voided', 'unapplied']).default('voided'),
  /** A vendor that was merged into another: gone (reads are 610, its name is free), or kept as an inactive one. */
  merged_vendor: z.enum(['deleted', 'inactive']).default('deleted'),
  /** Whether a merge is a new version (SyncToken, LastUpdatedTime, webhook) of every object that it moves. */
  merged_transactions: z.enum(['updated', 'unchanged']).default('updated'),
  /** Whether the closing date is guarded by a password: 6210 instead of 6200. */
  closing_date_password: z.boolean().default(false),
});

export type Switches = z.infer<typeof switchesSchema>;
export type Plan = Switches['plan'];

export const DEFAULT_SWITCHES: Switches = switchesSchema.parse({});
