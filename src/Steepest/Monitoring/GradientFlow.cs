namespace Steepest;

/// <summary>What becomes of gradients on their way back from the last layer to the first.</summary>
public enum GradientFlow
{
    /// <summary>They stay within three orders of magnitude, or there are fewer than two layers to look at.</summary>
    Even,

    /// <summary>Those of the first layer are less than a thousandth of those of the last: it hardly learns.</summary>
    Vanishing,

    /// <summary>Those of the first layer are more than a thousand times those of the last: a step that suits it is too long for one of them.</summary>
    Exploding,
}
