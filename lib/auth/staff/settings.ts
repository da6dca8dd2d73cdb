/** Key of the setting `{"totpRequired": boolean}`: whether all staff must sign in in two steps. */
export const STAFF_SETTING = "staff";
