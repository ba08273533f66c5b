namespace Gallery.GridWorld;

/// <summary>
/// A floor of five by four cells with a wall, a goal worth 1 and a pit worth −1, where both end an episode; every step costs 0.02, and one in five goes astray
/// to one side or the other.
/// </summary>
internal static class World
{
    public const int Width = 5;
    public const int Height = 4;
    public const int Cells = Width * Height;
    public const int Actions = 4;
    public const int Start = 0;
    public const double Discount = 0.9;

    /// <summary>right, up, left, down</summary>
    public static readonly (int X, int Y)[] Moves = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    private const int Goal = 19;
    private const int Pit = 14;
    private const int Wall = 7;

    /// <summary>The probability of a cell after an action in another, [cell, action, cell] end to end: 0 where an episode ends.</summary>
    public static readonly double[] Transitions = new double[Cells * Actions * Cells];

    /// <summary>The mean reward of an action in a cell.</summary>
    public static readonly double[] Rewards = new double[Cells * Actions];

    static World()
    {
        for (var pair = 0; pair < Cells * Actions; pair++)
        {
            if (IsClosed(pair / Actions)) continue;
            for (var turn = -1; turn <= 1; turn++)
            {
                var probability = turn == 0 ? 0.8 : 0.1;
                var next = Neighbour(pair / Actions, (pair + turn + Actions) % Actions);
                Rewards[pair] += probability * Reward(next);
                if (!IsClosed(next)) Transitions[pair * Cells + next] += probability;
            }
        }
    }

    /// <summary>Whether no episode goes on from there.</summary>
    public static bool IsClosed(int cell) => cell is Goal or Pit or Wall;

    public static ScottPlot.Color Colour(int cell) => cell switch
    {
        Goal => ScottPlot.Colors.LightGreen,
        Pit => ScottPlot.Colors.LightPink,
        Wall => ScottPlot.Colors.Gray,
        _ => ScottPlot.Colors.White,
    };

    public static double Reward(int next) => next switch { Goal => 0.98, Pit => -1.02, _ => -0.02 };

    /// <summary>Where an action leads that does not go astray.</summary>
    public static int Neighbour(int cell, int action)
    {
        var (x, y) = (cell % Width + Moves[action % Actions].X, cell / Width + Moves[action % Actions].Y);
        var next = y * Width + x;
        return x is < 0 or >= Width || y is < 0 or >= Height || next == Wall ? cell : next;
    }
}
