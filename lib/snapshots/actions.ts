'use server'
import { action } from '../doors'
import { certifySnapshot as certify } from './certify-snapshot'
import { startExportInput } from './export/schema'
import { previewSnapshot as preview } from './preview-snapshot'
import { pushSnapshot as push } from './push-snapshot'
import { pushSnapshotInput } from './push/schema'
import { auditInput, previewSnapshotInput, startAuditInput, takeSnapshotInput } from './schema'
import { startAudit as beginAudit } from './start-audit'
import { startExport as beginExport } from './start-export'
import { takeSnapshot as take } from './take-snapshot'

export const startExport = action(startExportInput, beginExport)
export const previewSnapshot = action(previewSnapshotInput, preview)
export const takeSnapshot = action(takeSnapshotInput, take)
export const startAudit = action(startAuditInput, beginAudit)
export const certifySnapshot = action(auditInput, certify)
export const pushSnapshot = action(pushSnapshotInput, push)
