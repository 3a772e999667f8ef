/** Families and persons as they are known today, every value with its source. */

export { type CleanedDigits, cleanDigits, type DigitsRefusal } from './clean-digits.ts'
export { type DecileMovement, explainDecile, type SnapshotChange } from './decile-movement.ts'
export { type Era, erasOf, type Stated } from './eras.ts'
export {
  checkFamily,
  type FamilyFindingCode,
  type FamilyMember,
  familyFindings,
  type MaritalStatus,
  type Relationship,
} from './family.ts'
export {
  checkFamilyCardNumber,
  type FamilyCardFindingCode,
  type FamilyCardNumber,
  familyCardFindings,
  isFamilyCardNumber,
  type ParsedFamilyCardNumber,
  parseFamilyCardNumber,
} from './family-card.ts'
export { classOfPersonal, type FieldClass, seesClass } from './field-class.ts'
export type { Finding, Severity } from './finding.ts'
export { type FamilyId, isFamilyId, isPersonId, type PersonId } from './identifiers.ts'
export {
  type CurrentValue,
  type CurrentValueRule,
  currentValue,
  currentValueRuleOn,
  type LayeredValue,
  layersDiffer,
  type MinistryAnswer,
  type ProviderValue,
  type RatifiedValue,
  sameValue,
} from './layers.ts'
export { maskedNumber, maskedText, maskedValue, withoutNumbers } from './mask.ts'
export { type Departure, movesOf } from './moves.ts'
export { isOneSlip, slipForms } from './name-slips.ts'
export { jaroWinkler, type NormalisedName, normaliseName, similarName } from './names.ts'
export {
  birthDateInNik,
  checkNik,
  isNik,
  type Nik,
  type NikFacts,
  type NikFindingCode,
  nikFindings,
  type ParsedNik,
  parseNik,
  type Sex,
  sexInNik,
} from './nik.ts'
