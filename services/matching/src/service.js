"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MATCHING = void 0;
const configuration_1 = require("./configuration");
const publish_links_1 = require("./links/publish-links");
const catalogue_1 = require("./log/catalogue");
const matching_module_1 = require("./matching.module");
const problems_1 = require("./problems");
/** What the service is made of. */
exports.MATCHING = {
    name: 'matching',
    module: matching_module_1.MatchingModule,
    configuration: configuration_1.matchingConfiguration,
    log: { catalogue: catalogue_1.CATALOGUE },
    problems: problems_1.PROBLEMS,
    publishes: publish_links_1.publishLinks,
};
//# sourceMappingURL=service.js.map