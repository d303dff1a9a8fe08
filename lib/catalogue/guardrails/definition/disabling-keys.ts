/** After these what a key encrypted can be read no more. @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
export const disabling = ['kms:DeleteImportedKeyMaterial', 'kms:DisableKey', 'kms:ScheduleKeyDeletion'] as const;
