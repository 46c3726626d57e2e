/**
 * The vocabulary in which an entity's properties are described. Only what has a behaviour is in a table; the registry adds
 * the other names of the official schema, and refuses what neither has (2010).
 */
export interface FieldOptions {
  readonly required?: boolean;
  /** Known to the schema, computed by QuickBooks; silently ignored when sent. */
  readonly readOnly?: boolean;
  /** May stand in a WHERE. */
  readonly filter?: boolean;
  /** May stand in an ORDERBY. */
  readonly sort?: boolean;
}

export type FieldTable = Readonly<Record<string, Field>>;

export type Field = FieldOptions &
  (
    | { readonly kind: 'text'; readonly max: number; readonly forbidden?: RegExp }
    | { readonly kind: 'email'; readonly max: number }
    | { readonly kind: 'url'; readonly max: number }
    | { readonly kind: 'number' }
    | { readonly kind: 'boolean' }
    | { readonly kind: 'date' }
    | { readonly kind: 'timestamp' }
    | { readonly kind: 'enumeration'; readonly values: readonly string[] }
    /** A `{ value, name }`; `to` names the entities it may point to, none when it is not checked. */
    | { readonly kind: 'reference'; readonly to: readonly string[] }
    | { readonly kind: 'object'; readonly fields: FieldTable }
    | { readonly kind: 'list'; readonly fields: FieldTable }
    /** Round-trips as it was sent; QuickBooks attaches no behaviour to it that this product could see. */
    | { readonly kind: 'kept' }
  );

export const text = (max: number, options: FieldOptions & { forbidden?: RegExp } = {}): Field => ({
  kind: 'text',
  max,
  ...options,
});
export const email = (max: number, options: FieldOptions = {}): Field => ({ kind: 'email', max, ...options });
export const number = (options: FieldOptions = {}): Field => ({ kind: 'number', ...options });
export const boolean = (options: FieldOptions = {}): Field => ({ kind: 'boolean', ...options });
export const date = (options: FieldOptions = {}): Field => ({ kind: 'date', ...options });
export const timestamp = (options: FieldOptions = {}): Field => ({ kind: 'timestamp', ...options });
export const enumeration = (values: readonly string[], options: FieldOptions = {}): Field => ({
  kind: 'enumeration',
  values,
  ...options,
});
export const reference = (to: string | readonly string[], options: FieldOptions = {}): Field => ({
  kind: 'reference',
  to: typeof to === 'string' ? [to] : to,
  ...options,
});
export const object = (fields: FieldTable, options: FieldOptions = {}): Field => ({
  kind: 'object',
  fields,
  ...options,
});
export const list = (fields: FieldTable, options: FieldOptions = {}): Field => ({
  kind: 'list',
  fields,
  ...options,
});
export const url = (max: number, options: FieldOptions = {}): Field => ({ kind: 'url', max, ...options });
export const kept = (options: FieldOptions = {}): Field => ({ kind: 'kept', ...options });

/** Names are the separators of hierarchies and of the user interface's lists. */
export const NAME_FORBIDS = /[:\t\n\r]/;
export const ACCOUNT_NAME_FORBIDS = /[:"\t\n\r]/;

/** What every object carries beside its own properties. */
export const COMMON_FIELDS: FieldTable = {
  Id: text(64, { readOnly: true, filter: true, sort: true }),
  SyncToken: text(20, { readOnly: true }),
  domain: text(20, { readOnly: true }),
  sparse: boolean({ readOnly: true }),
  status: text(20, { readOnly: true }),
  MetaData: object(
    {
      CreateTime: timestamp({ readOnly: true, filter: true, sort: true }),
      LastUpdatedTime: timestamp({ readOnly: true, filter: true, sort: true }),
      CreatedByRef: reference([], { readOnly: true }),
      LastModifiedByRef: reference([], { readOnly: true }),
      LastChangedInQB: timestamp({ readOnly: true }),
      Synchronized: boolean({ readOnly: true }),
    },
    { readOnly: true },
  ),
  CustomField: kept({ readOnly: true }),
};

/** QuickBooks Online, physical address: lengths per line. */
export const address = (options: FieldOptions = {}): Field =>
  object(
    {
      Id: text(64, { readOnly: true }),
      ...Object.fromEntries(['Line1', 'Line2', 'Line3', 'Line4', 'Line5'].map((line) => [line, text(500)])),
      City: text(255),
      Country: text(255),
      CountryCode: text(3),
      CountrySubDivisionCode: text(255),
      County: text(255),
      PostalCode: text(30),
      PostalCodeSuffix: text(30),
      Note: text(1000),
      Tag: text(255),
      Lat: text(20, { readOnly: true }),
      Long: text(20, { readOnly: true }),
    },
    options,
  );

export const telephone = (max = 30): Field =>
  object({
    FreeFormNumber: text(max),
    Id: text(64, { readOnly: true }),
    DeviceType: text(30),
    CountryCode: text(10),
    AreaCode: text(10),
    ExchangeCode: text(10),
    Extension: text(10),
    Default: boolean(),
    Tag: text(255),
  });

export const emailAddress = (max = 100): Field =>
  object({ Address: email(max), Id: text(64, { readOnly: true }), Default: boolean(), Tag: text(255) });

export const webAddress = (): Field =>
  object({ URI: url(1000), Id: text(64, { readOnly: true }), Default: boolean(), Tag: text(255) });

export const customFields = (): Field =>
  list({
    DefinitionId: text(64),
    Name: text(255),
    Type: text(30),
    StringValue: text(1000),
    BooleanValue: boolean(),
    DateValue: date(),
    NumberValue: number(),
  });
