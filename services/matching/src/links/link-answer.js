"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.linkAnswer = linkAnswer;
function linkAnswer(row, division) {
    const { externalId, quickbooks, name, code } = row;
    return {
        id: row.linkId,
        connectionId: row.connectionId,
        division: division ?? null,
        kind: row.kind,
        host: externalId === null ? null : { externalId, name, code },
        linked: row.status === 'linked',
        quickbooks: quickbooks && {
            type: quickbooks.entity,
            id: quickbooks.id,
            name: row.quickbooksName,
            active: quickbooks.active,
        },
        decidedBy: row.decidedBy,
        actor: row.actor,
        decidedAt: row.decidedAt?.toISOString() ?? null,
        reason: row.status === 'undecided' ? 'pending' : row.reason,
        candidates: row.candidates,
    };
}
//# sourceMappingURL=link-answer.js.map