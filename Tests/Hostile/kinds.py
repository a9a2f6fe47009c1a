"""The list of the kinds, in the order of their definition."""

KINDS = {}


def kind(function):
    """Enters a function that returns the bytes of a hostile file; its name is that of the kind."""
    name = function.__name__.replace("_", "-")
    assert name not in KINDS, name
    KINDS[name] = function
    return function


def kinds(**variants):
    """Enters a function once for every named argument."""

    def enter(function):
        for name, argument in variants.items():
            full = f"{function.__name__}-{name}".replace("_", "-")
            assert full not in KINDS, full
            KINDS[full] = lambda argument=argument: function(argument)
        return function

    return enter
