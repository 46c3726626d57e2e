import axios from 'axios';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { isObject, objectsOf, type Json, type JsonObject } from '../json';
import { type Driver } from './driver';

export interface ClientAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

/** How a program calls the API: a body makes it a POST. */
export type ApiClient = (
  qbo: Driver,
  path: string,
  body?: JsonObject | string,
  contentType?: string,
) => Promise<ClientAnswer>;

/** With the headers that axios sends by itself, which ask for JSON. */
const withAxios: ApiClient = async (qbo, path, body, contentType = 'application/json') => {
  const { data, status } = await axios.request<unknown>({
    url: qbo.api(path),
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${qbo.accessToken}`, ...(body && { 'content-type': contentType }) },
    data: body,
    validateStatus: null,
  });
  return { status, body: isObject(data) ? data : {} };
};

const withFetch: ApiClient = async (qbo, path, body, contentType = 'application/json; charset=utf-8') => {
  const response = await fetch(qbo.api(path), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Authorization: `Bearer ${qbo.accessToken}`,
      Accept: 'application/json',
      'Content-Type': contentType,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answered: unknown = await response.json();
  return { status: response.status, body: isObject(answered) ? answered : {} };
};

const BUILDER = new XMLBuilder({ ignoreAttributes: false, suppressBooleanAttributes: false });
const PARSER = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, trimValues: false },
  isArray: (name) => name === 'Line' || name === 'LinkedTxn' || name === 'Error',
});

/** XML in and out, made without any knowledge of the schema: what stands there is what comes back, all as text. */
const withXml: ApiClient = async (qbo, path, body, contentType = 'application/xml') => {
  const entity = path.replace(/[/?].*/, '');
  const { data, status } = await axios.request<string>({
    url: qbo.api(path),
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${qbo.accessToken}`,
      accept: 'application/xml',
      'content-type': contentType,
    },
    data: isObject(body) ? BUILDER.build({ [entity]: toElement(body) }) : body,
    responseType: 'text',
    validateStatus: null,
  });
  const parsed: unknown = PARSER.parse(data);
  const answered = isObject(parsed) ? parsed['IntuitResponse'] : undefined;
  return { status, body: isObject(answered) ? answered : {} };
};

function toElement(value: Json): Json {
  if (Array.isArray(value)) return value.map(toElement);
  if (!isObject(value)) return value;
  if ('value' in value) {
    const { value: id = '', ...attributes } = value;
    const named = Object.entries(attributes).map(([name, text]) => [`@_${name}`, text]);
    return { '#text': id, ...(Object.fromEntries(named) as JsonObject) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      ['domain', 'sparse'].includes(name) ? `@_${name}` : name,
      toElement(child),
    ]),
  );
}

export const API_CLIENTS: Readonly<Record<string, ApiClient>> = {
  axios: withAxios,
  fetch: withFetch,
  'axios in XML': withXml,
};

/** The codes of a fault, whichever client has read it. */
export function codesIn({ body }: ClientAnswer): unknown[] {
  const fault = body['Fault'];
  return isObject(fault) ? objectsOf(fault['Error']).map(({ code }) => code) : [];
}
