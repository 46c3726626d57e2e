"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.TopicConsumer = exports.RethrowFilter = void 0;
const common_1 = require("@nestjs/common");
const rxjs_1 = require("rxjs");
/**
 * Hands a handler's error on as it is. Nest's own filter logs it with its message, which may quote data, and replaces
 * it, so that a database restart could not be told from a bad message.
 */
let RethrowFilter = class RethrowFilter {
    catch(exception) {
        return (0, rxjs_1.throwError)(() => exception);
    }
};
exports.RethrowFilter = RethrowFilter;
exports.RethrowFilter = RethrowFilter = __decorate([
    (0, common_1.Catch)()
], RethrowFilter);
/** Marks a class whose `@EventPattern` methods take batches of messages from topics. */
const TopicConsumer = () => (0, common_1.applyDecorators)((0, common_1.Controller)(), (0, common_1.UseFilters)(new RethrowFilter()));
exports.TopicConsumer = TopicConsumer;
//# sourceMappingURL=topic-consumer.js.map