"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.orderMessage = orderMessage;
exports.orderMessages = orderMessages;
const cloud_event_1 = require("../envelope/cloud-event");
const test_member_1 = require("./test-member");
/** A sound message of the tests' topic. */
function orderMessage(topic, key, id, data = {}) {
    return {
        topic,
        key,
        value: (0, cloud_event_1.toStructured)({ id, source: '/tests', type: test_member_1.ORDER_TYPE, tenantid: 'acme', data: { key, ...data } }),
    };
}
/** `count` messages over `keys` keys; ids say the order within their key. */
function orderMessages(topic, count, keys = 8, first = 0) {
    return Array.from({ length: count }, (_, index) => orderMessage(topic, `key-${index % keys}`, String(first + index).padStart(8, '0')));
}
//# sourceMappingURL=order-message.js.map