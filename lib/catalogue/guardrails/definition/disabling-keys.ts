/** After these what a key encrypted can be read no more. @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
export const disabling = ['kms:DeleteImportedKeyMaterial', 'kms:DisableKey', 'kms:ScheduleKeyDeletion'] as const;

/** Without its policy, its alias or its rotation a key is as good as gone, or as weak as an old one. */
export const weakening = ['kms:DeleteAlias', 'kms:DisableKeyRotation', 'kms:PutKeyPolicy', 'kms:UpdateAlias'] as const;
