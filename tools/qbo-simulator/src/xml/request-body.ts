import { fault, type Fault } from '../data-service/fault';
import { unknownProperty } from '../data-service/fault-texts';
import { type JsonObject } from '../json';
import { findDefinition } from '../model/registry';
import { readElement, textOfElement } from './read-element';
import { parseXml, type XmlElement, type XmlTree } from './xml-text';

export type ReadBody =
  { readonly ok: true; readonly json: JsonObject } | { readonly ok: false; readonly fault: Fault };

export function isXml(contentType: string): boolean {
  return /^\s*(?:application|text)\/(?:\w+\+)?xml\b/i.test(contentType);
}

/**
 * The body that a client would have sent as JSON: an object of an entity, or a batch of them. Names of namespaces
 * are not looked at. That a document which cannot be read is 500 with its parser's words is inferred from the
 * recorded fault for another encoding.
 */
export function readXmlBody(entity: string, text: string): ReadBody {
  const document = parseXml(text);
  if ('refused' in document) {
    return { ok: false, fault: fault('500', `Operation ${document.refused} is not supported.`) };
  }
  const { root, content } = document;
  if (entity === 'batch' && root === 'IntuitBatchRequest') return { ok: true, json: readBatch(content) };
  if (root.toLowerCase() !== entity) return { ok: false, fault: unknownProperty(root) };
  return { ok: true, json: readElement(findDefinition(root)?.fields ?? {}, content) };
}

function readBatch(content: XmlTree): JsonObject {
  const items = isElement(content) ? (content['BatchItemRequest'] ?? []) : [];
  return { BatchItemRequest: (Array.isArray(items) ? items : [items]).map(readItem) };
}

function isElement(tree: XmlTree): tree is XmlElement {
  return typeof tree === 'object' && !Array.isArray(tree);
}

/** What JSON has as properties of an item, XML has as attributes; `optionsData` may stand in either place. */
function readItem(item: XmlTree): JsonObject {
  const read: JsonObject = {};
  if (!isElement(item)) return read;
  for (const [name, child] of Object.entries(item)) {
    const definition = findDefinition(name);
    if (definition) read[definition.name] = readElement(definition.fields, child);
    else if (name !== '#text') read[name.replace('@', '')] = textOfElement(child);
  }
  return read;
}
