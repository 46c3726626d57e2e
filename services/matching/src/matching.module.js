"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.MatchingModule = void 0;
const common_1 = require("@nestjs/common");
const connections_consumer_1 = require("./connections/connections.consumer");
const describe_record_1 = require("./host-records/describe-record");
const records_controller_1 = require("./host-records/records.controller");
const link_by_hand_1 = require("./links/link-by-hand");
const links_controller_1 = require("./links/links.controller");
const match_requested_consumer_1 = require("./links/match-requested.consumer");
const look_up_record_1 = require("./quickbooks-records/look-up-record");
const pull_quickbooks_records_1 = require("./quickbooks-records/pull-quickbooks-records");
/** Everything that matching listens to and answers. */
let MatchingModule = class MatchingModule {
};
exports.MatchingModule = MatchingModule;
exports.MatchingModule = MatchingModule = __decorate([
    (0, common_1.Module)({
        controllers: [connections_consumer_1.ConnectionsConsumer, match_requested_consumer_1.MatchRequestedConsumer, links_controller_1.LinksController, records_controller_1.RecordsController],
        providers: [pull_quickbooks_records_1.PullQuickBooksRecords, look_up_record_1.LookUpRecord, link_by_hand_1.LinkByHand, describe_record_1.DescribeRecord],
    })
], MatchingModule);
//# sourceMappingURL=matching.module.js.map