import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { definitionOf, findDefinition } from '../model/registry';
import { writeElement } from './write-element';
import { buildXml, type XmlElement, type XmlTree } from './xml-text';

export const XML_TYPE = 'application/xml;charset=UTF-8';
const NAMESPACE = 'http://schema.intuit.com/finance/v3';

/**
 * An answer of the data service or its gateway as XML says it. Gateway faults have the form of all faults there
 * (recorded for 429). `time` is told where the JSON form has none, or only an epoch.
 */
export function answerAsXml(body: JsonObject, now: string): string {
  const { time, ...rest } = body;
  const fault = rest['Fault'] ?? rest['fault'];
  const content = isObject(fault) ? { Fault: writeFault(fault) } : writeParts(rest);
  return buildXml({
    root: 'IntuitResponse',
    content: { '@time': typeof time === 'string' ? time : now, '@xmlns': NAMESPACE, ...content },
  });
}

function writeParts(parts: JsonObject): XmlElement {
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, writePart(name, value)]));
}

function writePart(name: string, value: JsonObject[string]): XmlTree {
  if (Array.isArray(value)) return objectsOf(value).map((one) => writePart(name, one));
  if (!isObject(value)) return scalarText(value);
  if (name === 'Fault') return writeFault(value);
  if (findDefinition(name)) return writeElement(definitionOf(name).fields, value);
  return writeGroup(value);
}

/** `QueryResponse`, `CDCResponse`, `BatchItemResponse`, `AttachableResponse`: scalars are attributes of them. */
function writeGroup(group: JsonObject): XmlElement {
  const entries = Object.entries(group);
  const attributes = entries.filter(([, value]) => typeof value !== 'object');
  return {
    ...Object.fromEntries(attributes.map(([name, value]) => [`@${name}`, scalarText(value)])),
    ...writeParts(Object.fromEntries(entries.filter(([, value]) => typeof value === 'object'))),
  };
}

/** In the data service's spelling or in that of the gateway. */
function writeFault(fault: JsonObject): XmlElement {
  const errors = objectsOf(fault['Error'] ?? fault['error']);
  return { '@type': scalarText(fault['type']), Error: errors.map(writeError) };
}

function writeError(error: JsonObject): XmlElement {
  const element = scalarText(error['element']);
  const detail = scalarText(error['Detail'] ?? error['detail']);
  return {
    '@code': scalarText(error['code']),
    ...(element === '' ? {} : { '@element': element }),
    Message: scalarText(error['Message'] ?? error['message']),
    ...(detail === '' ? {} : { Detail: detail }),
  };
}
