/// What can be wrong where a form says what it made of an older version.
public enum VersionMistake: Hashable, Sendable {
    /// No definition of that older version was given.
    case unknown(String)
    /// A version that is replaced by itself, directly or by way of others.
    case circular(String)
    /// The definition of the older version is one of another form.
    case otherForm(id: String)
    /// The older version has no such thing.
    case absent(Mistake.Thing, String, version: String)
    /// The list of the form does not have the value.
    case unknownValue(String, list: String)
    /// What the older version has and the form has not, without a word on what became of it.
    case noSuccessor(Mistake.Thing, String)
    /// The same code stands for something with another name now, and nothing is said of that.
    case captionDiffers(Mistake.Thing, String, old: String, new: String)
    /// Two things of the older version become this one.
    case sharedSuccessor(Mistake.Thing, String)
    /// What was filled into the one cell cannot stand in the other.
    case typesDiffer(old: String, new: String)
    /// The columns of a register of the older version go to different sheets.
    case splitRegister(Int)
    /// A cell of the older version's `identity` does not become the one of the form's.
    case identityLost(String)
}
