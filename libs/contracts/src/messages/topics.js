"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TOPICS = void 0;
exports.topicNamed = topicNamed;
const purchase_order_1 = require("../documents/purchase-order");
const problem_1 = require("../problem");
const access_changed_1 = require("./access-changed");
const connection_changed_1 = require("./connection-changed");
const link_changed_1 = require("./link-changed");
const match_requested_1 = require("./match-requested");
const sync_changed_1 = require("./sync-changed");
const tax_changed_1 = require("./tax-changed");
function internal(name, writer, readers, purpose, schema) {
    return {
        name,
        version: 1,
        audience: 'internal',
        writer,
        readers,
        purpose,
        schema,
        read: (data) => (0, problem_1.read)(schema, data),
    };
}
function host(name, purpose, schema, readData) {
    return {
        name,
        version: 1,
        audience: 'host',
        writer: 'host',
        readers: ['sync'],
        purpose,
        schema,
        read: readData,
    };
}
/** Every topic there is. A breaking change is a new version beside the old one, never a change of an entry. */
exports.TOPICS = [
    host('po.approved', 'A purchase order was approved: the content at its revision.', purchase_order_1.purchaseOrder, purchase_order_1.readPurchaseOrder),
    host('po.revised', 'A purchase order was revised: the content at its revision, as in approve.', purchase_order_1.purchaseOrder, purchase_order_1.readPurchaseOrder),
    host('po.canceled', 'A purchase order was canceled, known here or not.', purchase_order_1.purchaseOrderCancel, purchase_order_1.readPurchaseOrderCancel),
    internal('access.changed', 'connector', ['matching', 'sync', 'tax'], 'Hosts, API keys, tenants and divisions.', access_changed_1.accessChanged),
    internal('connection.changed', 'connector', ['matching', 'sync', 'tax'], 'The link between a division and a company.', connection_changed_1.connectionChanged),
    internal('match.requested', 'sync', ['matching', 'tax'], 'A plan misses the link of a record.', match_requested_1.matchRequested),
    internal('link.changed', 'matching', ['sync'], 'The link of a record was made, changed or removed.', link_changed_1.linkChanged),
    internal('tax.changed', 'tax', ['sync'], 'The mapping of a tax code was made, changed or removed.', tax_changed_1.taxChanged),
    internal('sync.changed', 'sync', ['host'], 'A document changed its state.', sync_changed_1.syncChanged),
];
function topicNamed(name) {
    return exports.TOPICS.find((topic) => topic.name === name);
}
//# sourceMappingURL=topics.js.map