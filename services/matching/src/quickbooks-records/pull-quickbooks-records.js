"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.PullQuickBooksRecords = void 0;
const promises_1 = require("node:timers/promises");
const event_store_1 = require("@ledgerbridge/event-store");
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const append_1 = require("../database/append");
const page_query_1 = require("./page-query");
const pull_queue_1 = require("./pull-queue");
const save_page_1 = require("./save-page");
/** How often to look for pages that are due without being woken, in milliseconds. */
const POLL_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;
/**
 * Pulls the lists of connected companies, page by page: take a turn, ask the gateway outside of any transaction, save.
 * A crash anywhere loses at most one page, which is asked for again; replicas share the work.
 */
let PullQuickBooksRecords = class PullQuickBooksRecords {
    database;
    log;
    signal;
    gateway;
    configuration;
    logger;
    stopping = new AbortController();
    sleeping = new AbortController();
    woken = false;
    running = Promise.resolve();
    constructor(database, log, signal, gateway, configuration, logger) {
        this.database = database;
        this.log = log;
        this.signal = signal;
        this.gateway = gateway;
        this.configuration = configuration;
        this.logger = logger;
    }
    onApplicationBootstrap() {
        this.running = this.run();
    }
    /** Ends after the page in hand. */
    async onModuleDestroy() {
        this.stopping.abort();
        this.sleeping.abort();
        await this.running;
    }
    /** Something is wanted: look now. */
    wake() {
        this.woken = true;
        this.sleeping.abort();
    }
    async run() {
        while (!this.stopping.signal.aborted) {
            this.woken = false;
            if (!(await this.takeOne()))
                await this.sleep();
        }
    }
    /** @returns whether there was anything to do */
    async takeOne() {
        try {
            const turn = await (0, pull_queue_1.takeTurn)(this.database.worker, this.log.schema);
            if (!turn)
                return false;
            await this.pull(turn);
            return true;
        }
        catch (err) {
            this.logger.warn({ err }, 'a page of QuickBooks records could not be pulled; its lease will end');
            return false;
        }
    }
    async pull(turn) {
        const reply = await this.gateway.call({
            companyId: turn.companyId,
            // Documents wait for changes; the first pull of a list only has to come through.
            priority: turn.mode === 'changes' ? 'document' : 'bulk',
            operation: { kind: 'query', query: (0, page_query_1.pageQuery)(turn) },
        });
        if (reply.outcome === 'answered')
            await this.save(turn, reply.body);
        else
            await this.retry(turn, reply);
    }
    async save(turn, body) {
        const matching = { log: this.log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
        const page = (0, page_query_1.pageOf)(turn, body);
        await (0, append_1.repeatOnConflict)(() => this.database.write([turn.tenantId], (tx) => (0, save_page_1.savePage)(tx, matching, turn, page, new Date())));
        this.signal.notify();
    }
    async retry(turn, reply) {
        const { connectionId, list, attempts } = turn;
        const backoff = Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), MAX_RETRY_MS);
        const afterMs = 'afterMs' in reply ? reply.afterMs : backoff;
        this.logger.info({ connectionId, list, outcome: reply.outcome, afterMs }, 'a page is pulled again later');
        await (0, pull_queue_1.pageFailed)(this.database.worker, this.log.schema, turn, afterMs);
    }
    async sleep() {
        this.sleeping = new AbortController();
        if (this.woken || this.stopping.signal.aborted)
            return;
        await (0, promises_1.setTimeout)(POLL_MS, undefined, { signal: this.sleeping.signal }).catch(() => undefined);
    }
};
exports.PullQuickBooksRecords = PullQuickBooksRecords;
exports.PullQuickBooksRecords = PullQuickBooksRecords = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(service_kit_1.DATABASE)),
    __param(1, (0, common_1.Inject)(service_kit_1.EVENT_LOG)),
    __param(2, (0, common_1.Inject)(service_kit_1.APPEND_SIGNAL)),
    __param(3, (0, common_1.Inject)(service_kit_1.GATEWAY)),
    __param(4, (0, common_1.Inject)(service_kit_1.CONFIGURATION)),
    __param(5, (0, common_1.Inject)(service_kit_1.LOGGER)),
    __metadata("design:paramtypes", [Function, event_store_1.EventLog,
        event_store_1.AppendSignal, Object, Object, Object])
], PullQuickBooksRecords);
//# sourceMappingURL=pull-quickbooks-records.js.map