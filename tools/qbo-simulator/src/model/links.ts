import { type JsonObject } from '../json';

/** The links of a transaction; none at all leaves no property behind. */
export function setLinks(body: JsonObject, links: JsonObject[]): void {
  if (links.length > 0) body['LinkedTxn'] = links;
  else delete body['LinkedTxn'];
}
